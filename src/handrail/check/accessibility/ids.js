handrail.ids = {
  broken: () => {
    const found = []
    const times = new Map()
    for (const e of document.querySelectorAll('[id]')) times.set(e.id, [...(times.get(e.id) || []), e])
    for (const [id, elements] of times) {
      if (!id.trim()) found.push(handrail.at(elements[0], { message: 'The id is empty.' }))
      else if (elements.length > 1)
        found.push(handrail.at(elements[1], { message: `The id “${id}” stands ${elements.length} times on the page.` }))
    }
    const lists = [
      'for',
      'form',
      'list',
      'headers',
      'popovertarget',
      'commandfor',
      'aria-describedby',
      'aria-labelledby',
      'aria-controls',
      'aria-owns',
      'aria-errormessage',
      'aria-details',
      'aria-flowto',
      'aria-activedescendant',
    ]
    for (const name of lists)
      for (const e of document.querySelectorAll(`[${name}]`)) {
        // What something controls may not be there yet while it is closed.
        if (name === 'aria-controls' && e.getAttribute('aria-expanded') === 'false') continue
        for (const id of e.getAttribute(name).split(/\s+/).filter(Boolean)) {
          if (!document.getElementById(id))
            found.push(handrail.at(e, { message: `${name} names the id “${id}”, which is not on the page.` }))
        }
      }
    for (const e of document.querySelectorAll('a[href*="#"]')) {
      const there = new URL(e.href, location.href)
      if (there.origin + there.pathname + there.search !== location.origin + location.pathname + location.search)
        continue
      const id = decodeURIComponent(there.hash.slice(1))
      if (
        e.getAttribute('href') === '#' ||
        (id && id !== 'top' && !document.getElementById(id) && !document.querySelector(`a[name="${CSS.escape(id)}"]`))
      ) {
        found.push(
          handrail.at(e, {
            message: id ? `The link leads to “#${id}”, which is not on the page.` : 'The link leads nowhere.',
          })
        )
      }
    }
    return found
  },
}
