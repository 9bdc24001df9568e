handrail.keyboard_order = {
  // In which direction the two stand beside one another: a field may hold another direction than its row.
  rightToLeft: (one, other) => {
    const last = document.querySelector(other)
    let row = document.querySelector(one).parentElement
    while (row.parentElement && !row.contains(last)) row = row.parentElement
    return getComputedStyle(row).direction === 'rtl'
  },
}
