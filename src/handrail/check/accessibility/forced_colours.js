handrail.forced_colours = {
  shapes: () => ({
    buttons: [
      ...document.querySelectorAll(
        'button, input[type=submit], input[type=button], a[href], summary, [role=button], [role=tab]'
      ),
    ]
      .filter(
        e =>
          handrail.visible(e) &&
          !handrail.disabled(e) &&
          e.getClientRects().length === 1 &&
          !e.matches('[aria-current], [aria-selected]')
      )
      .map(e => handrail.at(e, { box: handrail.boxOf(e) })),
    icons: [...document.querySelectorAll('svg')]
      .filter(e => handrail.visible(e))
      .map(e => handrail.at(e, { box: handrail.boxOf(e) })),
  }),

  // Everything that is selected is unselected, and the other way round; then all of it is put back.
  turn: on => {
    const kept = (globalThis.handrailTurned ||= {
      boxes: [...document.querySelectorAll('input[type=radio], input[type=checkbox]')].filter(
        e => handrail.visible(e) && !e.disabled
      ),
      marked: [
        ...document.querySelectorAll(
          '[aria-current]:not([aria-current=false]), [aria-selected=true], [aria-pressed=true]'
        ),
      ].filter(e => handrail.visible(e)),
      was: null,
    })
    kept.was ||= {
      boxes: kept.boxes.map(e => e.checked),
      marked: kept.marked.map(e =>
        ['aria-current', 'aria-selected', 'aria-pressed'].map(name => [name, e.getAttribute(name)])
      ),
    }
    if (on === null) {
      kept.boxes.forEach((e, i) => {
        e.checked = kept.was.boxes[i]
      })
      kept.marked.forEach((e, i) =>
        kept.was.marked[i].forEach(([name, value]) => {
          if (value !== null) e.setAttribute(name, value)
        })
      )
      delete globalThis.handrailTurned
      return []
    }
    const groups = new Set()
    for (const e of kept.boxes) {
      const key = e.type === 'radio' ? e.name : null
      e.checked = on && !(key && groups.has(key))
      if (key) groups.add(key)
    }
    kept.marked.forEach((e, i) =>
      kept.was.marked[i].forEach(([name, value]) => {
        if (value !== null) {
          if (on) e.setAttribute(name, value)
          else e.removeAttribute(name)
        }
      })
    )
    return [...kept.boxes.filter(e => !on || e.checked), ...kept.marked].map(e =>
      handrail.at(e, {
        kind: e.matches('input') ? 'box' : 'marked',
        box: e.matches('input') ? handrail.tile(e) : handrail.boxOf(e),
      })
    )
  },
}
