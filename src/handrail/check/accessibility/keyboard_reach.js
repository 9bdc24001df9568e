handrail.keyboard_reach = {
  pointerOnly: () =>
    [...document.querySelectorAll('[onclick], [role=button], [role=link], [role=checkbox], [role=switch]')]
      .filter(
        e =>
          handrail.seen(e) &&
          !handrail.disabled(e) &&
          e.tabIndex < 0 &&
          !e.hasAttribute('tabindex') &&
          !e.matches('label') &&
          !e.querySelector('a[href], button, input, select, textarea') &&
          !e.closest('a[href], button, label')
      )
      .map(e => handrail.at(e)),
}
