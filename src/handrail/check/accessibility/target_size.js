handrail.target_size = {
  targets: () => {
    // A link in a sentence: its block has other text in the same flow.
    function inSentence(e) {
      if (!e.matches('a, [role=link], button') || !getComputedStyle(e).display.startsWith('inline')) return false
      let block = e.parentElement
      while (block && getComputedStyle(block).display.startsWith('inline') && block.parentElement)
        block = block.parentElement
      const own = e.textContent.replace(/\s+/g, '').length
      return (
        !!block &&
        handrail
          .texts()
          .some(
            t =>
              block.contains(t.element) &&
              !e.contains(t.element) &&
              !t.element.closest('a, button, label') &&
              getComputedStyle(t.element).display !== 'none' &&
              nearestBlock(t.element) === block &&
              t.node.data.trim().length > 1
          ) &&
        own > 0
      )
    }
    const nearestBlock = e => {
      while (e.parentElement && getComputedStyle(e).display.startsWith('inline')) e = e.parentElement
      return e
    }
    const native = e =>
      e.matches('input[type=range], input[type=color], audio, video, area') && getComputedStyle(e).appearance !== 'none'
    return handrail
      .controls()
      .filter(e => (!handrail.disabled(e) && e.tabIndex >= 0) || e.matches('input[type=radio], input[type=checkbox]'))
      .filter(
        e =>
          !e.matches('[tabindex]:not(a, button, input, select, textarea, summary, [role])') &&
          !native(e) &&
          !inSentence(e)
      )
      .map(e =>
        handrail.at(e, {
          box: handrail.tile(e),
          control: e.matches('button, input, select, textarea, summary, [role=button]'),
        })
      )
  },
}
