// What the pages do beyond being there: display, search, copying, and the switches of examples.
const find = (what, where = document) => where.querySelector(what);
const every = (what, where = document) => [...where.querySelectorAll(what)];
const root = document.documentElement;
const store = (key, value) => {
  try {
    if (value === undefined) return localStorage.getItem(key);
    value ? localStorage.setItem(key, value) : localStorage.removeItem(key);
  } catch {}
};
const set = (element, name, value) => (value ? element.setAttribute(name, value) : element.removeAttribute(name));

// Examples. Nothing of ours runs inside a frame: the page reaches in.
const panel = find(".d-switches");
const frames = every(".d-frame iframe");
const said = find("#said");
const selects = panel ? every("select", panel) : [];
const chosen = (name) => find(`#switch-${name}`)?.value || "";
const own = new WeakMap();

const grow = (frame) => {
  const height = Math.min(900, frame.contentDocument?.body?.scrollHeight || 0);
  if (height > frame.clientHeight) frame.style.blockSize = `${height}px`;
};
const fit = (frame) => {
  frame.style.blockSize = "1px";
  grow(frame);
};
const dress = (frame) => {
  const page = frame.contentDocument?.documentElement;
  if (!own.has(page)) return;
  const { theme, dir } = own.get(page);
  set(page, "data-theme", chosen("theme") || theme || root.dataset.theme);
  set(page, "dir", chosen("direction") ? { ltr: "rtl", rtl: "ltr" }[dir || "ltr"] : dir);
  page.style.fontSize = chosen("text") ? "200%" : "";
  frame.style.inlineSize = chosen("width") ? `${chosen("width")}px` : "";
  const more = find("[data-more]", page);
  if (!chosen("contrast")) more?.remove();
  else if (!more) {
    const link = frame.contentDocument.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: new URL(panel.dataset.more, location.href) });
    link.dataset.more = "";
    link.onload = () => fit(frame);
    find("head", page).append(link);
  }
};
const enter = (frame) => {
  const inside = frame.contentDocument;
  if (!inside?.body || inside.URL === "about:blank" || own.has(inside.documentElement)) return;
  own.set(inside.documentElement, { theme: inside.documentElement.dataset.theme, dir: inside.documentElement.dir });
  // Forms and links of an example lead nowhere.
  inside.onsubmit = () => false;
  inside.onclick = (event) => !event.target.closest("a[href]:not([href^='#'])");
  dress(frame);
  new ResizeObserver(() => grow(frame)).observe(inside.body);
};
const load = (frame) => {
  const src = frame.src.replace(/(pattern-\w+.)(..\/)?/, `$1${chosen("language")}`);
  if (src === frame.src && !chosen("script") === !frame.sandbox.length) return;
  set(frame, "sandbox", chosen("script") && "allow-same-origin allow-forms");
  frame.src = src;
};
const change = () => {
  frames.forEach(load);
  frames.forEach(dress);
  requestAnimationFrame(() => frames.forEach(fit));
};
if (panel) {
  const before = new URLSearchParams(store("handrail-switches"));
  for (const select of selects) select.value = before.get(select.name) || "";
  frames.forEach(load);
  panel.addEventListener("change", () => {
    store("handrail-switches", new URLSearchParams(selects.map((select) => [select.name, select.value])));
    change();
  });
  find("button", panel).onclick = () => {
    for (const select of selects) select.value = "";
    store("handrail-switches", "");
    change();
    said.textContent = "Switches are back";
  };
}
for (const frame of frames) {
  frame.addEventListener("load", () => enter(frame));
  enter(frame);
}
const titled = (element) => element.closest(".d-example")?.querySelector("iframe").title;
for (const button of every("[data-copy]")) {
  button.ariaLabel = `${button.textContent}. ${titled(button)}`;
  button.onclick = async () => {
    const code = find(`.d-${button.dataset.copy} code`, button.closest(".d-example")).textContent;
    try {
      await navigator.clipboard.writeText(code);
      said.textContent = "Copied";
    } catch {
      said.textContent = "Not copied";
    }
  };
}

// Code or a table that is wider than its box can be scrolled with the keyboard and has a name.
const wide = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    const scrolls = target.scrollWidth > target.clientWidth;
    set(target, "tabindex", scrolls && "0");
    set(target, "role", scrolls && "group");
    set(target, "aria-label", scrolls && (target.dataset.name || titled(target) || "Code"));
  }
});
for (const box of every("pre, .d-scrolls")) wide.observe(box);

const display = find("#display");
display.value = root.dataset.theme || "";
display.onchange = () => {
  set(root, "data-theme", display.value);
  store("handrail-display", display.value);
  frames.forEach(dress);
};

// Search: every word must begin a word of the page; where it does decides the order.
const dialog = find(".d-search");
const box = find("input", dialog);
let pages;
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const rank = (page, starts, whole) => {
  if (plain(page[0]) === whole) return 0;
  const levels = starts.map((start) => 1 + page.slice(0, 5).findIndex((text) => start.test(` ${plain(text)}`)));
  return levels.includes(0) ? 99 : 10 * Math.max(...levels) + levels.reduce((sum, level) => sum + level) / levels.length;
};
const look = () => {
  const whole = plain(box.value.trim());
  const words = whole.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const starts = words.map((word) => new RegExp(`[^\\p{L}\\p{N}]${word}`, "u"));
  const ranked = words.length ? pages.map((page) => [rank(page, starts, whole), page]) : [];
  const found = ranked.filter(([at]) => at < 99).sort(([a], [b]) => a - b);
  find("[role=status]", dialog).textContent = words.length ? `${found.length || "No"} page${found.length === 1 ? "" : "s"}` : "";
  find("ul", dialog).replaceChildren(...found.slice(0, 12).map(([, [title, , , summary, , kind, address]]) => {
    const item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("p");
    link.href = new URL(address, new URL(`${dialog.dataset.top}/`, location.href));
    link.textContent = title;
    about.textContent = `${kind} · ${summary}`;
    item.append(link, about);
    return item;
  }));
};
find("#search-opens").onclick = async () => {
  dialog.showModal();
  pages ??= await (await fetch(`${dialog.dataset.top}/find.json`)).json();
  look();
};
box.oninput = () => pages && look();
