// Shows what people write in the box, and hides it again before it is sent.
class PasswordInput extends HTMLElement {
  connectedCallback() {
    [this.input, this.button, this.said] = ["input", "button", "[role=status]"].map((part) => this.querySelector(part));
    if (!this.said) return;
    this.form = this.input.form;
    this.button.addEventListener("click", this);
    this.form?.addEventListener("submit", this);
    addEventListener("pageshow", this); // a page that comes back is as it was left
    this.button.hidden = false;
  }
  disconnectedCallback() {
    this.button?.removeEventListener("click", this);
    this.form?.removeEventListener("submit", this);
    removeEventListener("pageshow", this);
  }
  handleEvent({ type }) {
    const visible = type === "click" && this.input.type === "password";
    this.input.type = visible ? "text" : "password";
    this.toggleAttribute("data-visible", visible);
    this.said.textContent = type === "click" ? this.dataset[visible ? "shown" : "hidden"] : "";
  }
}
customElements.define("hr-password-input", PasswordInput);
