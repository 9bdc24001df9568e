handrail.focus_visible = {
  stops: () =>
    handrail
      .tabStops()
      .filter(s => handrail.seen(s.element) || s.element.labels?.length)
      .map(({ element }) => handrail.at(element, { box: handrail.boxOf(element), around: handrail.tile(element) })),
}
