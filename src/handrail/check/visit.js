// Runs among the page's own scripts, before them.
() => ({
  watch: () => {
    const refused = (globalThis.handrailRefused = [])
    document.addEventListener('securitypolicyviolation', event =>
      refused.push({ directive: event.effectiveDirective, blocked: event.blockedURI }),
    )
  },

  settled: () => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => done(0)))),

  refused: () => globalThis.handrailRefused || [],
})
