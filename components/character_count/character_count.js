// Says how much more fits while people write. It counts as the service should: NFC, a line break is one character.
class CharacterCount extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    [this.limit, this.now, this.said] = this.querySelectorAll(":scope > p");
    if (!this.box || !this.said) return;
    // English words in a page of a language that we do not have stand in an element that says so.
    this.words = this.now.querySelector("[lang]") ?? this.now.querySelector("span");
    const language = this.words.closest("[lang]")?.lang || undefined;
    this.said.lang = language ?? "";
    this.forms = new Intl.PluralRules(language);
    this.digits = new Intl.NumberFormat(language, { numberingSystem: "latn" });
    this.box.addEventListener("input", this);
    addEventListener("pageshow", this); // the browser may have put back what was written before
    this.show();
  }

  disconnectedCallback() {
    this.box?.removeEventListener("input", this);
    removeEventListener("pageshow", this);
    clearTimeout(this.pause);
  }

  handleEvent() {
    this.show();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => (this.said.textContent = this.now.hidden ? "" : this.words.textContent), 1000);
  }

  show() {
    const text = this.box.value.normalize();
    const used = this.dataset.words ? text.split(/\s+/).filter(Boolean).length : [...text].length;
    const left = this.dataset.limit - used, n = Math.abs(left);
    const sentences = (left < 0 ? this.dataset.over : this.dataset.left).split("|");
    const sentence = sentences.find((each) => this.forms.select(parseInt(each)) === this.forms.select(n));
    this.words.textContent = (sentence ?? sentences[0]).replace(/^\d+ /, "").replace("%n", this.digits.format(n));
    this.limit.hidden = used > (this.dataset.limit * this.dataset.threshold) / 100;
    this.now.hidden = !this.limit.hidden;
    this.toggleAttribute("data-too-long", left < 0);
  }
}
customElements.define("hr-character-count", CharacterCount);
