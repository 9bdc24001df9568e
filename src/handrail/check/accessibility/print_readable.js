handrail.print_readable = {
  pale: () => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const light = colour => {
      canvas.fillStyle = '#fff'
      canvas.fillRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
        .slice(0, 3)
        .map(v => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const kept = e => {
      for (; e; e = e.parentElement) {
        const s = getComputedStyle(e)
        if (s.printColorAdjust === 'exact' && s.backgroundColor !== 'rgba(0, 0, 0, 0)') return true
      }
      return false
    }
    const found = new Set()
    for (const { element } of handrail.texts())
      if (1.05 / (light(getComputedStyle(element).color) + 0.05) < 4.5 && !kept(element)) found.add(element)
    return [...found].map(e => handrail.at(e))
  },
}
