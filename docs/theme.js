// Before the first paint: script runs, and the chosen theme.
try {
  const root = document.documentElement, theme = localStorage.getItem("handrail-display");
  if (location.protocol !== "file:") root.classList.add("d-js");
  if (theme) root.dataset.theme = theme;
} catch {}
