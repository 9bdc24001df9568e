// The server makes every table's place a stop of the Tab key with a name. Where nothing scrolls, this takes both away.
class Table extends HTMLElement {
  connectedCallback() {
    this.place = this.querySelector(".hr-table__region");
    if (!this.place) return;
    this.names ??= this.place.getAttribute("aria-labelledby");
    this.sizes = new ResizeObserver(() => this.update());
    for (const box of [this.place, ...this.place.children]) this.sizes.observe(box);
  }
  disconnectedCallback() {
    this.sizes?.disconnect();
  }
  update() {
    const { place, names } = this, scrolls = place.scrollWidth > place.clientWidth + 1;
    this.toggleAttribute("data-scrolls", scrolls);
    if (!scrolls && place.matches(":focus")) return; // else people would be back at the start of the page
    for (const [name, value] of [["role", "region"], ["aria-labelledby", names], ["tabindex", 0]]) {
      scrolls ? place.setAttribute(name, value) : place.removeAttribute(name);
    }
  }
}
customElements.define("hr-table", Table);
