handrail.state_size = {
  // Controls and their labels that can be seen at rest; what appears only with focus has no size to keep.
  sizes: () => {
    const found = new Set()
    for (const control of handrail.controls()) {
      if (control.matches('main, body')) continue
      found.add(control)
      for (const label of control.labels || []) found.add(label)
    }
    return [...found]
      .filter(e => handrail.seen(e))
      .map(e => {
        const { width, height } = e.getBoundingClientRect()
        return handrail.at(e, { width, height })
      })
  },
}
