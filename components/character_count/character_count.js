// Says how much more fits while people write. It counts as a service should: NFC, a line break is one character.
class CharacterCount extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    [this.limit, this.now, this.said] = this.querySelectorAll("p, output");
    if (!this.box || !this.said) return;
    // English words in a page of a language that we do not have stand in an element that says so.
    this.words = this.now.querySelector("[lang]") ?? this.now.querySelector("span");
    this.said.lang = this.words.closest("[lang]")?.lang ?? "en";
    this.now.setAttribute("aria-hidden", "true"); // screen readers have the limit, and what is said after a pause
    this.box.addEventListener("input", this);
    addEventListener("pageshow", this); // the browser may have put back what was written before
    this.show();
  }
  disconnectedCallback() {
    this.box?.removeEventListener("input", this);
    removeEventListener("pageshow", this);
    clearTimeout(this.pause);
  }
  handleEvent({ type }) {
    this.show();
    clearTimeout(this.pause);
    if (type === "input") this.pause = setTimeout(() => (this.said.textContent = this.now.hidden ? "" : this.words.textContent), 1000);
  }
  show() {
    const { limit, words, threshold, left, over } = this.dataset, text = this.box.value.normalize();
    const used = words ? text.split(/\s+/).filter(Boolean).length : [...text].length, n = Math.abs(limit - used);
    this.now.hidden = used <= (limit * threshold) / 100;
    this.limit.hidden = !this.now.hidden;
    this.toggleAttribute("data-too-long", used > limit);
    if (this.now.hidden) return;
    // Browsers take long to make these two, so a page opens without them.
    this.forms ??= new Intl.PluralRules(this.said.lang);
    this.digits ??= new Intl.NumberFormat(this.said.lang, { numberingSystem: "latn" });
    const sentences = (used > limit ? over : left).split("|");
    const sentence = sentences.find((each) => this.forms.select(parseInt(each)) === this.forms.select(n)) ?? sentences[0];
    this.words.textContent = sentence.replace(/^\d+ /, "").replace("%n", this.digits.format(n));
  }
}
customElements.define("hr-character-count", CharacterCount);
