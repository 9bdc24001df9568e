// A second press within a second of the first is a double click: it is dropped, and the button stays as it is.
class Button extends HTMLElement {
  pressed = -Infinity;

  connectedCallback() {
    this.addEventListener("click", this, true);
  }

  handleEvent(event) {
    if (event.timeStamp - this.pressed < 1000) {
      event.preventDefault();
      event.stopPropagation();
    } else {
      this.pressed = event.timeStamp;
    }
  }
}

customElements.define("hr-button", Button);
