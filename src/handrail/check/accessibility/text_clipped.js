handrail.text_clipped = {
  clipped: () => {
    const found = new Set()
    const clips = new Map()
    // The boxes that may cut an element off: neither it nor anything around it can be scrolled to show more.
    function cutters(e) {
      if (!e || e === document.documentElement) return []
      if (clips.has(e)) return clips.get(e)
      const style = getComputedStyle(e)
      const own = [style.overflowX, style.overflowY].map(v => v === 'hidden' || v === 'clip')
      let list =
        style.overflowX === 'auto' ||
        style.overflowX === 'scroll' ||
        style.overflowY === 'auto' ||
        style.overflowY === 'scroll'
          ? []
          : cutters(e.parentElement)
      if (e !== document.body && (own[0] || own[1])) {
        const r = e.getBoundingClientRect()
        const margin = style.overflowX === 'clip' ? parseFloat(style.overflowClipMargin) || 0 : 0
        list = [
          ...list,
          {
            x: own[0],
            y: own[1],
            left: r.left - margin,
            right: r.right + margin,
            top: r.top - margin,
            bottom: r.bottom + margin,
          },
        ]
      }
      clips.set(e, list)
      return list
    }
    for (const { element, lines, size } of handrail.texts()) {
      for (const line of lines) {
        // A line's box is taller than its letters.
        const middle = (line.top + line.bottom) / 2,
          top = middle - size * 0.42,
          bottom = middle + size * 0.42
        for (const c of cutters(element)) {
          if (
            (c.x && (line.right > c.right + 1.5 || line.left < c.left - 1.5)) ||
            (c.y && (bottom > c.bottom + 1 || top < c.top - 1))
          )
            found.add(element)
        }
      }
    }
    for (const e of document.querySelectorAll(
      'input:not([type=hidden], [type=radio], [type=checkbox], [type=range], [type=color], [type=image], [type=file]), select, button'
    )) {
      if (!handrail.seen(e)) continue
      const style = getComputedStyle(e)
      const room = e.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)
      if (e.localName !== 'button' && room < parseFloat(style.fontSize) * 0.98) found.add(e)
      if (e.matches('input[type=submit], input[type=button], input[type=reset]') && e.scrollWidth > e.clientWidth + 1)
        found.add(e)
    }
    return [...found].map(e => handrail.at(e))
  },
}
