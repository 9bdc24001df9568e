handrail.strict_policy = {
  inline: () => {
    const found = []
    for (const e of document.querySelectorAll('script:not([src])')) {
      if (!e.type || /javascript|module|importmap|speculationrules/.test(e.type))
        found.push(handrail.at(e, { message: 'A script stands in the page itself.' }))
    }
    for (const e of document.querySelectorAll('style'))
      found.push(handrail.at(e, { message: 'A style sheet stands in the page itself.' }))
    for (const e of handrail.all()) {
      for (const { name, value } of e.attributes) {
        if (/^on[a-z]+$/.test(name))
          found.push(handrail.at(e, { message: `The attribute ${name} is a script in the page itself.` }))
        if (/^(href|src|action|formaction)$/.test(name) && /^\s*javascript:/i.test(value))
          found.push(handrail.at(e, { message: `The attribute ${name} is a script.` }))
      }
    }
    const rules = list => {
      for (const r of list) {
        if (r.styleSheet) sheet(r.styleSheet)
        else if (/url\(\s*["']?data:/i.test(r.cssText)) {
          if (r.cssRules && r.cssRules.length) rules(r.cssRules)
          else
            found.push({ selector: '', html: r.cssText.slice(0, 120), message: 'A style sheet has a data: address.' })
        }
      }
    }
    const sheet = s => {
      try {
        rules(s.cssRules)
      } catch {
        /* another origin's sheet is not ours to read */
      }
    }
    for (const s of document.styleSheets) sheet(s)
    return found
  },

  styleAttribute: html => {
    const found = []
    for (const e of new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[style]'))
      found.push({ selector: '', html: handrail.html(e) })
    return found
  },
}
