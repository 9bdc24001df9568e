handrail.label_in_name = {
  labelled: () => {
    const all = handrail.all()
    const texts = handrail.texts()
    const words = root =>
      texts
        .filter(t => root.contains(t.element) && !t.element.closest('[aria-hidden=true]'))
        .map(t => t.node.data)
        .join(' ')
    return handrail
      .controls()
      // A place that scrolls or takes the focus is no control: its name is not what stands in it.
      .filter(e => !e.matches('[tabindex]:not([role], a, button, input, select, textarea, summary)'))
      .filter(e => !e.matches('[role=region], [role=group], [role=tabpanel]'))
      .map(e => {
        const field = e.matches('input:not([type=submit], [type=button], [type=reset]), select, textarea')
        const seen = e.matches('input[type=submit], input[type=button], input[type=reset]')
          ? e.value
          : field
            ? [...(e.labels || [])]
                .filter(l => !l.contains(e))
                .map(words)
                .join(' ')
            : words(e)
        return handrail.at(e, { place: all.indexOf(e), seen })
      })
      .filter(e => e.seen.trim())
  },
}
