handrail.text_contrast = {
  // How each element is painted at rest, by theme; and what is painted otherwise in the state that is looked at now.
  rest: {},
  changed: null,

  // How many elements are to be judged: all at rest (-1), in a state those that it paints otherwise, with what is in them.
  look: (theme, atRest) => {
    const paint = (e, pseudo) => {
      const s = getComputedStyle(e, pseudo)
      return [s.content, s.color, s.backgroundColor, s.backgroundImage, s.opacity, s.fontWeight].join()
    }
    const all = handrail.all()
    const now = all.map(e => [null, '::before', '::after'].map(p => paint(e, p)).join('|'))
    const { rest } = handrail.text_contrast
    const before = rest[theme]
    if (atRest) rest[theme] = now
    if (atRest || !before || before.length !== now.length) {
      handrail.text_contrast.changed = null
      return -1
    }
    const different = new Set(all.filter((_, i) => now[i] !== before[i]))
    const inAnother = e => {
      for (let p = e.parentElement; p; p = p.parentElement) if (different.has(p)) return true
      return false
    }
    handrail.text_contrast.changed = [...different].filter(e => !inAnother(e))
    return different.size
  },

  axe: async () => {
    const result = await axe.run(
      handrail.text_contrast.changed ? { include: handrail.text_contrast.changed } : document,
      {
        runOnly: { type: 'rule', values: ['color-contrast'] },
        resultTypes: ['violations', 'incomplete'],
        elementRef: true,
        preload: false,
      }
    )
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const rgba = colour => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      return [...canvas.getImageData(0, 0, 1, 1).data]
    }
    const failed = result.violations
      .flatMap(v => v.nodes)
      .map(node => {
        const data = node.any[0].data
        return handrail.at(node.element, {
          ratio: data.contrastRatio,
          front: data.fgColor,
          back: data.bgColor,
          least: parseFloat(data.expectedContrastRatio),
        })
      })
    const texts = handrail.texts()
    const open = result.incomplete
      .flatMap(v => v.nodes)
      .flatMap(({ element }) => {
        const own = texts.filter(t => t.element === element)
        if (!own.length || handrail.disabled(element)) return []
        const style = getComputedStyle(element)
        const [r, g, b, a] = rgba(style.color)
        let alpha = a / 255
        for (let e = element; e; e = e.parentElement) alpha *= +getComputedStyle(e).opacity
        const large = own[0].size >= 24 || (own[0].size >= 18.66 && +style.fontWeight >= 700)
        return [
          handrail.at(element, {
            colour: [r, g, b],
            alpha,
            least: large ? 3 : 4.5,
            boxes: own.flatMap(t => t.lines.map(handrail.box)),
          }),
        ]
      })
    return { failed, open }
  },
}
