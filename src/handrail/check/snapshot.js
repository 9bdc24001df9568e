handrail.snapshot = {
  height: () => document.documentElement.scrollHeight,
}
