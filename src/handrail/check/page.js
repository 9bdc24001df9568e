// What the rules ask of a page. Runs in a world of its own: the page's scripts neither see nor change it.
globalThis.handrail = (() => {
  // A picture or other XML has no body: all of it is read. Only this world sees the difference.
  if (!document.body) Object.defineProperty(document, 'body', { get: () => document.documentElement })

  const CONTROL =
    'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], ' +
    '[contenteditable=""], [contenteditable=true], [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], ' +
    '[role=tab], [role=menuitem], [role=option], [role=slider], audio[controls], video[controls]'
  const TYPED =
    'textarea, input:not([type=submit], [type=button], [type=reset], [type=checkbox], [type=radio], [type=image])'

  const all = () => [...document.querySelectorAll('*')]

  // The shortest honest selector: an id where it is unique, else the path from the nearest such ancestor.
  function selector(element) {
    const steps = []
    for (let e = element; e && e.nodeType === 1; e = e.parentElement) {
      if (e === document.documentElement || e === document.body) {
        steps.unshift(e.localName)
        break
      }
      if (e.id && document.querySelectorAll('#' + CSS.escape(e.id)).length === 1) {
        steps.unshift('#' + CSS.escape(e.id))
        break
      }
      const same = e.parentElement ? [...e.parentElement.children].filter(c => c.localName === e.localName) : []
      steps.unshift(CSS.escape(e.localName) + (same.length > 1 ? `:nth-of-type(${same.indexOf(e) + 1})` : ''))
    }
    return steps.join(' > ')
  }

  // The element's own start; what a person typed is masked.
  function html(element) {
    const copy = element.cloneNode(true)
    for (const field of [copy, ...copy.querySelectorAll(TYPED)]) {
      if (!field.matches(TYPED)) continue
      if (field.hasAttribute('value')) field.setAttribute('value', '…')
      if (field.localName === 'textarea' && field.textContent) field.textContent = '…'
    }
    const text = copy.outerHTML.replace(/\s+/g, ' ')
    return text.length > 300 ? text.slice(0, 299) + '…' : text
  }

  const at = (element, more = {}) => ({ selector: selector(element), html: html(element), ...more })
  const box = r => ({ x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height })
  const boxOf = element => box(element.getBoundingClientRect())

  // Hidden from sight but read out: clipped to nothing, one pixel big, or far off the page.
  function onlyRead(element) {
    for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
      const style = getComputedStyle(e)
      const r = e.getBoundingClientRect()
      if (style.position === 'absolute' || style.position === 'fixed') {
        if (style.clip !== 'auto' && /^rect\((0px|1px)[, ]+(0px|1px)[, ]+(0px|1px)[, ]+(0px|1px)\)$/.test(style.clip))
          return true
        if (r.right + scrollX <= -200 || r.bottom + scrollY <= -200) return true
      }
      if (/inset\((50|100)%/.test(style.clipPath)) return true
      if (r.width <= 1.5 && r.height <= 1.5 && style.overflow !== 'visible') return true
    }
    return false
  }

  function visible(element) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: false, contentVisibilityAuto: true }))
      return false
    const r = element.getBoundingClientRect()
    return ((r.width > 0 && r.height > 0) || element.getClientRects().length > 0) && !onlyRead(element)
  }

  const seen = element => {
    for (let e = element; e; e = e.parentElement) if (+getComputedStyle(e).opacity < 0.05) return false
    return visible(element)
  }

  // Every piece of text a sighted person gets, with the boxes of its lines.
  function texts() {
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim()) continue
      const parent = node.parentElement
      if (!parent || parent.closest('script, style, noscript, template, option, textarea, svg') || !seen(parent))
        continue
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()].filter(r => r.width > 0.5 && r.height > 0.5)
      if (lines.length)
        found.push({ node, element: parent, lines, size: parseFloat(getComputedStyle(parent).fontSize) })
    }
    return found
  }

  const disabled = element => element.matches(':disabled, [aria-disabled=true]') || !!element.closest('[inert]')
  const controls = () => [...document.querySelectorAll(CONTROL)].filter(e => visible(e) && !e.closest('[inert]'))

  // The label that a person can press instead of a radio or checkbox; with it the control is one thing.
  function tile(element) {
    const boxes = [element.getBoundingClientRect()]
    if (element.matches('[type=radio], [type=checkbox]'))
      for (const label of element.labels) boxes.push(label.getBoundingClientRect())
    const left = Math.min(...boxes.map(b => b.left)),
      top = Math.min(...boxes.map(b => b.top))
    return box(
      new DOMRect(left, top, Math.max(...boxes.map(b => b.right)) - left, Math.max(...boxes.map(b => b.bottom)) - top)
    )
  }

  // What the Tab key must reach: of a group of radios only the one it enters.
  function tabStops() {
    const groups = new Map()
    const stops = []
    const modal = document.querySelector(':modal')
    for (const e of document.querySelectorAll(CONTROL)) {
      if (modal && !modal.contains(e)) continue
      const style = getComputedStyle(e)
      if (e.tabIndex < 0 || e.matches(':disabled') || e.closest('[inert]') || style.visibility !== 'visible') continue
      if (!e.checkVisibility() || !e.getClientRects().length) continue
      if (e.localName === 'summary' && e !== e.parentElement.querySelector(':scope > summary')) continue
      if (e.matches('input[type=radio]') && e.name) {
        const key = (e.form ? all().indexOf(e.form) : -1) + ' ' + e.name
        const members = groups.get(key) || []
        if (!members.length) stops.push({ element: e, members })
        members.push(e)
        groups.set(key, members)
      } else stops.push({ element: e, members: [e] })
    }
    return stops
  }

  // Style sheets that a check adds and takes away again; no policy forbids these.
  const added = new Map()
  function style(name, text) {
    if (text && added.has(name)) return
    const sheet = added.get(name)
    if (sheet) {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(s => s !== sheet)
      added.delete(name)
    }
    if (text) {
      const fresh = new CSSStyleSheet()
      fresh.replaceSync(text)
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, fresh]
      added.set(name, fresh)
    }
  }

  return {
    CONTROL,
    all,
    selector,
    html,
    at,
    box,
    boxOf,
    onlyRead,
    visible,
    seen,
    texts,
    disabled,
    controls,
    tile,
    tabStops,
    style,
  }
})()
