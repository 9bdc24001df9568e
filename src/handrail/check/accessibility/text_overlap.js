handrail.text_overlap = {
  overlaps: () => {
    // A radio or checkbox that is as large as its row holds its own label.
    const isTile = (e, r) =>
      e.matches('[type=radio], [type=checkbox]') &&
      [...e.labels].some(label => {
        const words = label.getBoundingClientRect()
        const x = words.left + words.width / 2
        const y = words.top + words.height / 2
        return x > r.left && x < r.right && y > r.top && y < r.bottom
      })
    const pieces = []
    for (const { element, lines, size } of handrail.texts())
      for (const line of lines) {
        // The body of the letters: a line's box is taller, and those of neighbouring lines may touch.
        const middle = (line.top + line.bottom) / 2,
          half = Math.min(size * 0.36, line.height / 2)
        pieces.push({ e: element, left: line.left, right: line.right, top: middle - half, bottom: middle + half })
      }
    for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea, button')) {
      if (!handrail.seen(e)) continue
      const r = e.getBoundingClientRect()
      if (isTile(e, r)) continue
      pieces.push({ e, control: true, left: r.left + 2, right: r.right - 2, top: r.top + 2, bottom: r.bottom - 2 })
    }
    pieces.sort((a, b) => a.top - b.top)
    const related = (a, b) =>
      a.e === b.e
        ? !a.control && !b.control
          ? false
          : true
        : (a.control && a.e.contains(b.e)) || (b.control && b.e.contains(a.e))
    // One of the two is hidden behind something painted, as under a dialog.
    function covered(a, b, x, y) {
      scrollTo(0, Math.max(0, y + scrollY - innerHeight / 2))
      const now = y - (scrollY - start)
      const stack = document.elementsFromPoint(x, now)
      let upper = null
      for (const layer of stack) {
        const one = [a.e, b.e].find(e => e !== upper && e.contains(layer))
        if (one && upper) return false
        if (one) upper = one
        if (paints(layer) && !(layer.contains(a.e) && layer.contains(b.e))) return true
      }
      return false
    }
    const paints = e => {
      const s = getComputedStyle(e)
      const m = s.backgroundColor.match(/rgba?\(([^)]+)\)/)
      return s.opacity === '1' && m && (m[1].split(',').length < 4 || +m[1].split(',')[3] > 0.9)
    }
    const start = scrollY
    const found = new Map()
    for (let i = 0; i < pieces.length; i++) {
      const a = pieces[i]
      for (let j = i + 1; j < pieces.length && pieces[j].top < a.bottom; j++) {
        const b = pieces[j]
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left),
          down = Math.min(a.bottom, b.bottom) - b.top
        if (across < 2 || down < 2 || related(a, b)) continue
        if (a.e === b.e && down < 4) continue
        if (a.e !== b.e && covered(a, b, Math.max(a.left, b.left) + across / 2, b.top + down / 2)) continue
        if (!found.has(b.e)) found.set(b.e, a.e)
      }
    }
    scrollTo(0, start)
    return [...found].map(([e, other]) => handrail.at(e, { other: handrail.selector(other) }))
  },
}
