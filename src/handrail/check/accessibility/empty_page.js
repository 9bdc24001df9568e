handrail.empty_page = {
  something: () =>
    handrail.texts().length > 0 ||
    [...document.querySelectorAll('img, svg, canvas, video, iframe, input, button, select, textarea, a[href]')].some(
      e => e.getClientRects().length > 0
    ),
}
