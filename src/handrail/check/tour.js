handrail.tour = {
  // The page's own dir attribute, and its direction with or without one.
  direction: () => [document.documentElement.getAttribute('dir'), getComputedStyle(document.documentElement).direction],

  turn: direction =>
    direction === null
      ? document.documentElement.removeAttribute('dir')
      : document.documentElement.setAttribute('dir', direction),

  hasControls: () => handrail.controls().length > 0,

  // What a page offers: its headings, links and controls, each by what it is and says.
  offers: () =>
    [
      ...document.querySelectorAll(
        'h1, h2, h3, h4, h5, h6, a[href], button, input:not([type=hidden]), select, textarea, summary, p, li, dt, dd, legend, label'
      ),
    ]
      // A button that only a script can press rightly waits in the page, hidden, until there is one.
      .filter(e => handrail.visible(e) || e.matches('button[type=button][hidden]'))
      .map(e =>
        handrail.at(e, {
          key:
            e.localName +
            ' ' +
            (e.matches('input, select, textarea')
              ? (e.name || e.id) + ' ' + e.type + ' ' + (e.type === 'radio' || e.type === 'checkbox' ? e.value : '')
              : e.textContent.trim().replace(/\s+/g, ' ')),
          kind: e.matches('input, select, textarea')
            ? 'control'
            : e.matches('button, summary')
              ? 'button'
              : e.localName === 'a'
                ? 'link'
                : 'text',
          live: !!e.closest('[aria-live], [role=status], [role=alert], output'),
        })
      ),
}
