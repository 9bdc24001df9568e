handrail.keyboard_order = {
  rightToLeft: selector => getComputedStyle(document.querySelector(selector)).direction === 'rtl',
}
