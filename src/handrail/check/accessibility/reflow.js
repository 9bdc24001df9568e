handrail.reflow = {
  tooWide: () => {
    const root = document.scrollingElement || document.documentElement
    const width = document.documentElement.clientWidth
    const scrolls = root.scrollWidth > width + 1
    // What an own scroll area or a clip holds back does not make the page wider.
    const held = e => {
      for (let p = e.parentElement; p && p !== document.documentElement && p !== document.body; p = p.parentElement)
        if (getComputedStyle(p).overflowX !== 'visible') return true
      return false
    }
    const beyond = r => Math.max(r.right - width, -r.left)
    const found = []
    for (const e of document.body.querySelectorAll('*')) {
      if (!handrail.visible(e) || held(e)) continue
      const by = beyond(e.getBoundingClientRect())
      if (by > 1) found.push({ e, by })
    }
    for (const { element, lines } of handrail.texts()) {
      if (held(element)) continue
      const by = Math.max(...lines.map(beyond))
      if (by > 1 && !found.some(f => f.e === element)) found.push({ e: element, by })
    }
    const deepest = found.filter(f => !found.some(g => g !== f && f.e.contains(g.e)))
    if (!deepest.length && scrolls) deepest.push({ e: document.documentElement, by: root.scrollWidth - width })
    return deepest.map(f => handrail.at(f.e, { by: Math.round(f.by) }))
  },
}
