// Reads photographs of a page: the browser decodes and counts pixels much faster than Python would, and without another package.
globalThis.darkroom = (() => {
  const KEPT = 8 // as many as Darkroom in view.py believes
  const kept = new Map()

  // A photograph is sent and decoded once; later its number will do.
  async function develop(photo) {
    if (!kept.has(photo.id)) kept.set(photo.id, await decode(photo))
    if (kept.size > KEPT) kept.delete(kept.keys().next().value)
    return kept.get(photo.id)
  }

  async function decode(photo) {
    const bytes = Uint8Array.from(atob(photo.png), c => c.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    context.drawImage(bitmap, 0, 0)
    return {
      x: photo.x,
      y: photo.y,
      width: bitmap.width,
      height: bitmap.height,
      data: context.getImageData(0, 0, bitmap.width, bitmap.height).data,
    }
  }

  const linear = Float64Array.from({ length: 256 }, (_, v) =>
    (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  )
  const light = (r, g, b) => 0.2126 * linear[r] + 0.7152 * linear[g] + 0.0722 * linear[b]
  const ratio = (a, b) => (a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05))

  // The lightness of the pixel at a place of the page; null outside the photograph.
  function at(photo, x, y) {
    x = Math.round(x) - photo.x
    y = Math.round(y) - photo.y
    if (x < 0 || y < 0 || x >= photo.width || y >= photo.height) return null
    const i = (y * photo.width + x) * 4
    return light(photo.data[i], photo.data[i + 1], photo.data[i + 2])
  }

  // How many pixels of each region change by at least `least` to one. A region may have moved between the photographs.
  function changed(before, after, regions, least) {
    return regions.map(({ x, y, width, height, dx = 0, dy = 0 }) => {
      let count = 0
      for (let v = Math.floor(y); v < Math.ceil(y + height); v++) {
        for (let u = Math.floor(x); u < Math.ceil(x + width); u++) {
          const a = at(before, u, v),
            b = at(after, u + dx, v + dy)
          if (a !== null && b !== null && ratio(a, b) >= least) count++
        }
      }
      return count
    })
  }

  // For each side of each box, the share of it at which an edge stands out by `least` to one from what is outside.
  function edges(photo, boxes, least) {
    return boxes.map(({ x, y, width, height }) => {
      const side = (length, point) => {
        const from = length * 0.3,
          to = length * 0.7
        let hits = 0,
          samples = 0
        for (let along = from; along <= to; along += Math.max(1, (to - from) / 24)) {
          const outside = at(photo, ...point(along, -3))
          if (outside === null) continue
          samples++
          for (let depth = -1; depth <= 6; depth++) {
            const inside = at(photo, ...point(along, depth))
            if (inside !== null && ratio(outside, inside) >= least) {
              hits++
              break
            }
          }
        }
        return samples ? hits / samples : 1
      }
      return {
        top: side(width, (along, depth) => [x + along, y + depth]),
        bottom: side(width, (along, depth) => [x + along, y + height - 1 - depth]),
        left: side(height, (along, depth) => [x + depth, y + along]),
        right: side(height, (along, depth) => [x + width - 1 - depth, y + along]),
      }
    })
  }

  // How many pixels of each box, outside of its holes, stand out from its most frequent lightness.
  function ink(photo, boxes, least) {
    return boxes.map(({ x, y, width, height, holes = [] }) => {
      const lights = [],
        counts = new Map()
      for (let v = Math.floor(y); v < Math.ceil(y + height); v++) {
        for (let u = Math.floor(x); u < Math.ceil(x + width); u++) {
          if (holes.some(h => u >= h.x - 1 && u <= h.x + h.width && v >= h.y - 1 && v <= h.y + h.height)) continue
          const l = at(photo, u, v)
          if (l === null) continue
          lights.push(l)
          counts.set(l, (counts.get(l) || 0) + 1)
        }
      }
      let ground = null,
        most = 0
      for (const [l, n] of counts)
        if (n > most) {
          ground = l
          most = n
        }
      return lights.filter(l => ratio(l, ground) >= least).length
    })
  }

  // The contrast of text with what is really painted behind it, where that is worst (the lowest tenth).
  function text(shown, hidden, pieces) {
    return pieces.map(({ boxes, colour, alpha }) => {
      const touched = [],
        every = []
      for (const { x, y, width, height } of boxes) {
        for (let v = Math.floor(y); v < Math.ceil(y + height); v++) {
          for (let u = Math.floor(x); u < Math.ceil(x + width); u++) {
            const px = u - hidden.x,
              py = v - hidden.y
            if (px < 0 || py < 0 || px >= hidden.width || py >= hidden.height) continue
            const i = (py * hidden.width + px) * 4
            const ground = [hidden.data[i], hidden.data[i + 1], hidden.data[i + 2]]
            const front = colour.map((c, k) => Math.round(c * alpha + ground[k] * (1 - alpha)))
            const value = ratio(light(...front), light(...ground))
            every.push(value)
            const there = ((v - shown.y) * shown.width + u - shown.x) * 4
            if (
              Math.abs(shown.data[there] - ground[0]) +
                Math.abs(shown.data[there + 1] - ground[1]) +
                Math.abs(shown.data[there + 2] - ground[2]) >
              24
            )
              touched.push(value)
          }
        }
      }
      const values = (touched.length > 4 ? touched : every).sort((a, b) => a - b)
      return values.length ? values[Math.floor(values.length / 10)] : null
    })
  }

  const works = { changed, edges, ink, text }
  return async (work, photos, ...rest) => {
    const developed = []
    for (const photo of photos) developed.push(await develop(photo))
    return works[work](...developed, ...rest)
  }
})()
