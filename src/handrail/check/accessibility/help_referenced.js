handrail.help_referenced = {
  unreferenced: () => {
    // "field__hint", "form-error-message", "email-error": the last word says it. A modifier ("group--error") is no message.
    const says = name =>
      /(^|[-_a-z0-9]*[^-]-|__|_)(hint|error)([-_]?(text|message))?$/i.test(name) && !/--(hint|error)/i.test(name)
    const fields =
      'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea'
    const found = []
    for (const e of document.querySelectorAll('[id], [class]')) {
      const kinds = [e.id, ...e.classList].filter(says)
      if (
        !kinds.length ||
        !handrail.visible(e) ||
        !e.textContent.trim() ||
        e.matches(fields + ', form, fieldset, body, main') ||
        e.querySelector(fields)
      )
        continue
      let group = e.parentElement
      while (group && group !== document.body && !group.querySelector(fields)) group = group.parentElement
      if (!group || group === document.body || group.localName === 'form' || group.localName === 'main') continue
      if (e.closest('label, legend, button, a')) continue
      const referring = [group, ...group.querySelectorAll('*')].concat(
        group.closest('fieldset, [role=group], [role=radiogroup]') || []
      )
      const covered = referring.some(r =>
        ['aria-describedby', 'aria-errormessage', 'aria-labelledby'].some(name =>
          (r.getAttribute(name) || '').split(/\s+/).some(id => {
            const t = id && document.getElementById(id)
            return t && (t === e || t.contains(e) || e.contains(t))
          })
        )
      )
      if (!covered) found.push(handrail.at(e, { kind: /error/i.test(kinds.join()) ? 'error message' : 'hint' }))
    }
    return found.filter((f, i) => !found.some((g, k) => k < i && f.selector.startsWith(g.selector + ' ')))
  },
}
