// What is typed into the form around it and not sent is kept for this tab and this reader, field by field as it was marked: never
// secrets or names. After a reload, a lost link or an ended session it is there again, until the node says that it took it.
class Draft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    const mine = `q-draft:${this.dataset.whose}:`;
    this.key = mine + new URL(this.form.action).pathname;
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith("q-draft:") && !key.startsWith(mine)) sessionStorage.removeItem(key);
    const kept = JSON.parse(sessionStorage.getItem(this.key) || "null");
    if (kept && document.cookie.includes(kept.id)) sessionStorage.removeItem(this.key);
    else if (kept) this.putBack(kept);
    this.id_ = (kept && sessionStorage.getItem(this.key) && kept.id) || this.newId();
    for (const what of ["input", "change"]) this.form.addEventListener(what, () => this.keep());
    this.form.addEventListener("submit", () => {
      this.keep();
      const address = new URL(this.form.action);
      address.searchParams.set("draft", this.id_);
      this.form.action = address;
    });
  }

  // crypto.randomUUID is younger than some browsers here.
  newId() {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  fields() {
    const marked = this.dataset.draft.split(" ");
    return [...this.form.elements].filter(
      (field) =>
        field.name &&
        !["hidden", "password", "file", "submit", "button", "fieldset"].includes(field.type) &&
        (marked.includes("*") || marked.includes(field.name)),
    );
  }

  isTicked(field) {
    return field.type === "checkbox" || field.type === "radio";
  }

  nameOf(field) {
    return this.isTicked(field) ? `${field.name}=${field.value}` : field.name;
  }

  keep() {
    const typed = this.fields().map((field) => [this.nameOf(field), this.isTicked(field) ? field.checked : field.value]);
    sessionStorage.setItem(this.key, JSON.stringify({ id: this.id_, at: Date.now(), typed }));
  }

  putBack(kept) {
    const typed = new Map(kept.typed);
    let any = false;
    for (const field of this.fields()) {
      const [name, what] = [this.nameOf(field), this.isTicked(field) ? "checked" : "value"];
      if (!typed.has(name) || typed.get(name) === field[what]) continue;
      field[what] = typed.get(name);
      any = true;
    }
    if (!any) return;
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "quiet";
    discard.textContent = this.dataset.discard;
    discard.addEventListener("click", () => {
      sessionStorage.removeItem(this.key);
      this.form.reset();
      this.textContent = "";
    });
    this.append(this.dataset.kept.replace("~", new Date(kept.at).toTimeString().slice(0, 5)), " ", discard);
  }
}
customElements.define("q-draft", Draft);
