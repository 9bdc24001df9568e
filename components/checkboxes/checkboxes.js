// “None of these” clears the other boxes, and they clear it. Without this the server decides.
class Checkboxes extends HTMLElement {
  connectedCallback() {
    this.said = this.querySelector(":scope > [role=status]");
    if (this.said) this.addEventListener("change", this);
  }
  disconnectedCallback() {
    this.removeEventListener("change", this);
  }
  handleEvent({ target }) {
    const boxes = [...this.querySelectorAll(":scope > .hr-choice > .hr-choice__input")];
    if (!boxes.includes(target) || !target.checked) return; // a box inside what another one asks for is not ours
    const alone = (box) => "exclusive" in box.dataset;
    const cleared = boxes.filter((box) => box.checked && box !== target && (alone(box) || alone(target)));
    for (const box of cleared) {
      box.checked = false;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.said.textContent = cleared.length ? this.dataset.cleared : "";
  }
}
customElements.define("hr-checkboxes", Checkboxes);
