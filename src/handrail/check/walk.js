handrail.walk = {
  end: () => {
    document.activeElement?.blur()
    scrollTo(0, 0)
  },

  begin: () => {
    // Tab goes on from where focus was last, which may be what the page itself focused: begin at the top all the same.
    if (document.activeElement && document.activeElement !== document.body) {
      const top = document.createElement('span')
      top.tabIndex = -1
      document.body.prepend(top)
      top.focus()
      top.remove()
    }
    getSelection()?.removeAllRanges()
    scrollTo(0, 0)
    return handrail.tabStops().map(({ element, members }) => {
      const all = handrail.all()
      return handrail.at(element, { places: members.map(m => all.indexOf(m)) })
    })
  },

  focused: () => {
    const e = document.activeElement
    if (!e || e === document.body || e === document.documentElement) return null
    const r = e.getBoundingClientRect()
    // Only what is fixed or sticky lies over the rest of a page for good.
    const over = (x, y) => {
      const hit = document.elementFromPoint(x, y)
      if (!hit || hit === e || e.contains(hit) || hit.contains(e) || [...(e.labels || [])].some(l => l.contains(hit)))
        return null
      for (let p = hit; p && !p.contains(e); p = p.parentElement)
        if (['fixed', 'sticky'].includes(getComputedStyle(p).position)) return p
      return null
    }
    const hits = []
    for (const fx of [0.1, 0.5, 0.9])
      for (const fy of [0.1, 0.5, 0.9]) hits.push(over(r.left + r.width * fx, r.top + r.height * fy))
    return handrail.at(e, {
      place: handrail.all().indexOf(e),
      inline: getComputedStyle(e).display === 'inline',
      box: handrail.boxOf(e),
      around: handrail.tile(e),
      parts: e.matches(
        'audio, video, iframe, input[type=date], input[type=time], input[type=month], input[type=week], input[type=datetime-local]'
      ),
      covered: hits.every(Boolean) ? handrail.selector(hits[0]) : '',
    })
  },
}
