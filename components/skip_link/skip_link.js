// A link moves the view and the next Tab; only focus is sure to be told to a screen reader. The place can be focused no
// longer than it is: if it always could, pressing on the page would put focus there and send the next Tab to its top.
class SkipLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  handleEvent() {
    const place = document.getElementById(this.querySelector("a")?.hash.slice(1));
    if (place && !place.hasAttribute("tabindex")) {
      place.tabIndex = -1;
      place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
    }
    place?.focus();
  }
}

customElements.define("hr-skip-link", SkipLink);
