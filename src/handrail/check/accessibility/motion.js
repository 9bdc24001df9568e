handrail.motion = {
  moving: () => {
    const still = document
      .getAnimations()
      .filter(a => a.playState === 'running' && a.effect?.target)
      .filter(a => {
        const t = a.effect.getComputedTiming()
        return t.duration > 10 && t.iterations * t.duration > 50
      })
      .map(a => a.effect.target)
    const found = [...new Set(still)].map(e =>
      handrail.at(e, { message: 'This is animated although less motion was asked for.' })
    )
    for (const e of handrail.all()) {
      const s = getComputedStyle(e)
      if (s.scrollBehavior === 'smooth')
        found.push(handrail.at(e, { message: 'This scrolls smoothly although less motion was asked for.' }))
      const moves = s.transitionProperty
        .split(', ')
        .some(
          (p, i) =>
            /all|transform|translate|scale|rotate|inset|top|left|height|width|margin/.test(p) &&
            parseFloat(s.transitionDuration.split(', ')[i % s.transitionDuration.split(', ').length]) > 0.05
        )
      if (moves)
        found.push(handrail.at(e, { message: 'This moves when it changes although less motion was asked for.' }))
    }
    return found
  },
}
