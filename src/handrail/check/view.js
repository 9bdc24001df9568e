handrail.view = {
  // The page's height and the window's. A page lower than the window scrolls by the window's height.
  heights: () => {
    const { scrollHeight } = document.documentElement
    const own = document.documentElement.getBoundingClientRect().height
    return [Math.ceil(scrollHeight > innerHeight ? scrollHeight : own), innerHeight]
  },

  style: (name, text) => handrail.style(name, text),

  // Where in the document the controls stand that take a state, and what is in the state with them.
  affected: (pseudo, only) => {
    const all = handrail.all()
    const place = new Map(all.map((e, i) => [e, i]))
    const controls = (only ? only.map(i => all[i]) : handrail.controls()).filter(
      e => !e.matches(':disabled, main, body') && (pseudo !== 'focus' || e.tabIndex >= 0 || e.hasAttribute('tabindex'))
    )
    const parents = new Set(),
      self = new Set(controls)
    for (const control of controls) {
      if (pseudo !== 'focus') for (const label of control.labels || []) self.add(label)
    }
    for (const e of self)
      for (let p = e.parentElement; p && p !== document.documentElement; p = p.parentElement) parents.add(p)
    const places = set => [...set].map(e => place.get(e))
    return { controls: places(self), parents: places([...parents].filter(e => !self.has(e))) }
  },
}
