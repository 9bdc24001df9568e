handrail.border_contrast = {
  fields: () => {
    const plain =
      'textarea, select, input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=range], [type=color], [type=file])'
    const texts = handrail.texts()
    return [...document.querySelectorAll(plain)]
      .filter(e => handrail.visible(e) && !handrail.disabled(e) && !e.readOnly)
      .map(e => {
        const small = e.matches('[type=radio], [type=checkbox]')
        const own = e.getBoundingClientRect()
        const inside = r => r.left < own.right && r.right > own.left && r.top < own.bottom && r.bottom > own.top
        // Where the input is the whole row, its box is drawn somewhere in it, beside the words.
        const holes = small ? texts.flatMap(t => t.lines.filter(inside).map(handrail.box)) : []
        const labels = small ? [...e.labels].map(handrail.boxOf) : []
        // A native box that is only there for the keyboard is drawn by its label or by something beside it.
        const boxes = +getComputedStyle(e).opacity > 0.05 ? [handrail.boxOf(e), ...labels] : labels
        return handrail.at(e, { small, boxes, row: { ...handrail.boxOf(e), holes } })
      })
      .filter(e => e.boxes.length)
  },
}
