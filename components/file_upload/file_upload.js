// Lists the files that people chose, takes those that they drop, and lets them remove each. The browser's own control
// holds the files, and is what keyboards and screen readers use; the button in its place is for pointers and voices.
const HEARD = ["change", "click", "dragenter", "dragover", "dragleave", "drop"];
class FileUpload extends HTMLElement {
  connectedCallback() {
    const parts = ["input", "button", ".hr-file-upload__drop", "ul", "template", "[role=status]"];
    [this.input, this.button, this.drop, this.list, this.row, this.said] = parts.map((part) => this.querySelector(part));
    if (!this.said) return;
    for (const type of HEARD) this.addEventListener(type, this);
    addEventListener("pageshow", this); // the browser may have put back what was chosen before
    this.button.hidden = this.drop.hidden = false;
    this.show([...this.input.files]);
  }
  disconnectedCallback() {
    removeEventListener("pageshow", this);
  }
  handleEvent(event) {
    const { type, target, dataTransfer } = event, button = type === "click" && target.closest("button");
    if (type === "pageshow") this.show([...this.input.files]);
    else if (type === "change") this.add([...this.input.files]);
    else if (button === this.button) this.input.focus(), this.input.click();
    else if (button) this.takeOut([...this.list.children].indexOf(button.closest("li")));
    else if (dataTransfer?.types.includes("Files")) {
      event.preventDefault();
      this.toggleAttribute("data-over", type === "dragover");
      if (type === "drop") this.add([...dataTransfer.files]);
    }
  }
  add(files) {
    const same = (one, other) => ["name", "size", "lastModified"].every((part) => one[part] === other[part]);
    const { multiple } = this.input, before = multiple ? this.files : [];
    const added = files.filter((one) => !before.some((other) => same(one, other))).slice(0, multiple ? Infinity : 1);
    this.show([...before, ...added]);
    const row = added.length === 1 && this.list.lastElementChild.querySelector("p");
    this.said.textContent = row ? row.innerText : this.dataset.count.replace("%n", this.files.length);
  }
  takeOut(at) {
    this.said.textContent = this.dataset.removed.replace("%n", () => this.files[at].name);
    this.show(this.files.filter((_, place) => place !== at));
    const left = this.list.querySelectorAll("button");
    (left[at] ?? left[at - 1] ?? this.input).focus();
  }
  show(files) {
    const kept = new DataTransfer(), lang = this.closest("[lang]")?.lang || undefined;
    const rows = files.map((file) => {
      const row = this.row.content.firstElementChild.cloneNode(true), size = Math.ceil(file.size / 104857.6) / 10;
      const number = size.toLocaleString(lang, { numberingSystem: "latn" });
      for (const place of row.querySelectorAll("bdi")) place.textContent = file.name;
      row.querySelector(".hr-file-upload__size").textContent = this.dataset.size.replace("%n", number);
      row.querySelector("strong").hidden = !(size > this.dataset.max);
      kept.items.add(file);
      return row;
    });
    this.list.replaceChildren(...rows);
    this.list.hidden = !files.length;
    this.toggleAttribute("data-filled", files.length > 0);
    this.files = files;
    this.input.files = kept.files;
  }
}
customElements.define("hr-file-upload", FileUpload);
