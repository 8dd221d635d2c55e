// The state of the day by keyboard. The form works without this: it only moves, checks the form's own choices and counts
// them. What is chosen and not saved is kept for the tab under person references, never names, until the page says saved.
class StateOfDay extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.rows = [...this.querySelectorAll("tr[data-state]")];
    if (this.rows.length === 0 || this.querySelector("fieldset").disabled) return;
    this.keys = new Map([...this.querySelectorAll("[data-key]")].map((head) => [head.dataset.key, head.dataset.state]));
    this.find = this.querySelector(".jump");
    this.find.hidden = false;
    this.store = "q-state:" + this.dataset.day;
    this.undo = [];
    this.typed = "";
    this.last = new Map(this.rows.map((row) => [row, this.stateOf(row)]));
    this.restore();
    this.form.addEventListener("change", (event) => this.changed(event.target.closest("tr"), event.target));
    this.form.addEventListener("input", () => this.keep());
    this.form.addEventListener("click", (event) => this.clicked(event));
    this.form.addEventListener("submit", () => (this.leaving = true));
    this.find.querySelector("input").addEventListener("input", (event) => this.seek(event.target.value));
    document.addEventListener("keydown", (event) => this.pressed(event));
    addEventListener("pageshow", () => (this.leaving = false));
    addEventListener("beforeunload", (event) => {
      if (!this.leaving && this.unsaved().length > 0) event.preventDefault();
    });
    document.addEventListener("q-fresh", (event) => this.follow(event.detail) || event.preventDefault());
    document.addEventListener("q-show", () => (this.leaving = true));
    const bands = document.querySelector(".bands");
    new ResizeObserver(() => this.style.setProperty("--bands", bands.offsetHeight + "px")).observe(bands);
    this.count();
  }

  stateOf(row) {
    const chosen = row.querySelector(".k input:checked");
    return chosen ? chosen.value : "";
  }

  timesOf(row) {
    return [...row.querySelectorAll("details input")].map((input) => input.value.trim());
  }

  unsaved() {
    return this.rows.filter((row) => this.stateOf(row) !== row.dataset.state || this.timesOf(row).some(Boolean));
  }

  // One step that u takes back: the rows and what they were.
  set(rows, state) {
    const step = rows.filter((row) => this.stateOf(row) !== state).map((row) => [row, this.stateOf(row)]);
    if (step.length === 0) return;
    this.undo.push(step);
    for (const [row] of step) this.check(row, state);
    this.count();
  }

  check(row, state) {
    for (const input of row.querySelectorAll(".k input")) input.checked = input.value === state;
    this.last.set(row, state);
  }

  changed(row, input) {
    if (!row || row.dataset.state === undefined || input.type !== "radio") return;
    this.undo.push([[row, this.last.get(row)]]);
    this.last.set(row, input.value);
    this.count();
  }

  clicked(event) {
    const button = event.target.closest("button");
    if (!button || button.value !== "fill") return;
    event.preventDefault();
    this.set(this.rows.filter((row) => this.stateOf(row) === ""), "present");
  }

  pressed(event) {
    const into = this.around(event.target, "input:not([type=radio]), select, textarea");
    const finding = this.find.contains(event.target);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const wanted = event.shiftKey ? "sign" : "save";
      const button = this.form.querySelector(`button[value=${wanted}]`);
      if (button) button.click();
    } else if (finding && (event.key === "Enter" || event.key === "Escape")) {
      event.preventDefault();
      this.go(this.found || this.current());
    } else if (!into && !event.ctrlKey && !event.metaKey && !event.altKey && this.act(event)) {
      event.preventDefault();
    }
  }

  // Whether the key meant anything here.
  act(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const onButton = this.around(event.target, "button, a, summary");
    if (/^[0-9]$/.test(key)) {
      this.typed = (event.timeStamp - this.typedAt < 2000 ? this.typed : "") + key;
      this.typedAt = event.timeStamp;
      this.go(this.rows.find((row) => Number((/\d+$/.exec(row.id) || [])[0]) === Number(this.typed)));
      return true;
    }
    this.typed = "";
    if (key === "ArrowDown" || key === "j" || (key === "Enter" && !onButton)) this.go(this.beside(1));
    else if (key === "ArrowUp" || key === "k") this.go(this.beside(-1));
    else if (this.keys.has(key)) this.set([this.current()], this.keys.get(key));
    else if (key === "u") this.takeBack();
    else if (key === "t") this.times(this.current());
    else if (key === "/") this.search();
    else if (key === "?") this.help();
    else return false;
    return true;
  }

  current() {
    return this.around(document.activeElement, "tr[data-state]") || this.at || this.rows[0];
  }

  // What is around a target; a document has nothing around it.
  around(target, what) {
    return target && target.closest ? target.closest(what) : null;
  }

  beside(step) {
    if (!this.at && !this.around(document.activeElement, "tr[data-state]")) return this.rows[0];
    return this.rows[this.rows.indexOf(this.current()) + step];
  }

  go(row) {
    if (!row) return;
    this.at = row;
    (row.querySelector(".k input:checked") || row.querySelector(".k input")).focus();
  }

  takeBack() {
    const step = this.undo.pop();
    if (!step) return;
    for (const [row, state] of step) this.check(row, state);
    this.go(step[0][0]);
    this.count();
  }

  times(row) {
    row.querySelector("details").open = true;
    row.querySelector("details input").focus();
  }

  search() {
    const input = this.find.querySelector("input");
    input.value = "";
    this.found = undefined;
    input.focus();
  }

  seek(text) {
    const wanted = text.trim().toLowerCase();
    const says = (row) => row.querySelector("th").textContent + " " + row.querySelector(".who").textContent;
    this.found = wanted && this.rows.find((row) => says(row).toLowerCase().includes(wanted));
    for (const row of this.rows) row.classList.toggle("found", row === this.found);
    if (this.found) this.found.scrollIntoView({ block: "center" });
  }

  help() {
    const keys = this.querySelector(".keys");
    keys.open = !keys.open;
  }

  count() {
    const states = this.rows.map((row) => this.stateOf(row));
    const write = (what, number) => (this.querySelector(`[data-sum="${what}"]`).textContent = number);
    for (const state of this.keys.values()) write(state, states.filter((one) => one === state).length);
    const unstated = states.filter((one) => one === "").length;
    write("unstated", unstated);
    write("out", states.filter((one) => one !== "" && one !== "present").length);
    this.querySelector("[data-warn]").classList.toggle("wrong", unstated > 0);
    for (const unit of this.querySelectorAll("tbody"))
      for (const cell of unit.querySelectorAll("[data-of]")) {
        const some = unit.querySelectorAll(`.k input[value="${cell.dataset.of}"]:checked`).length;
        cell.textContent = some || "";
      }
    const unsaved = this.unsaved();
    for (const row of this.rows) {
      row.classList.toggle("unsaved", unsaved.includes(row));
      row.classList.toggle("unstated", this.stateOf(row) === "");
      this.note(row, "mine", unsaved.includes(row) && this.dataset.unsaved);
    }
    const pending = this.querySelector(".pending");
    pending.hidden = unsaved.length === 0;
    pending.querySelector("b").textContent = unsaved.length;
    this.keep();
  }

  note(row, kind, text) {
    const there = row.querySelector(`.note > .${kind}`);
    if (!text) return kind === "mine" && there && there.remove();
    if (there) return;
    const said = document.createElement("em");
    said.className = kind;
    said.textContent = text;
    row.querySelector(".note").prepend(said);
  }

  // What others said meanwhile. A row that nobody touched here follows; over one that somebody did nothing is put, it says so,
  // and the sheet stays as of its own entry, so that saving asks. False where rows came, went or moved: that is another sheet.
  follow(page) {
    const sheet = page.querySelector("q-state");
    const others = sheet ? [...sheet.querySelectorAll("tr[data-state]")] : [];
    const of = (row) => row.id + row.querySelector("th").textContent.trim();
    if (others.map(of).join() !== this.rows.map(of).join()) return false;
    const mine = this.unsaved();
    this.rows.forEach((row, at) => {
      const state = others[at].dataset.state;
      if (row.dataset.state === state) return;
      row.dataset.state = state;
      if (!mine.includes(row)) {
        this.check(row, state);
        row.querySelector(".note").replaceWith(document.importNode(others[at].querySelector(".note"), true));
      } else if (this.unsaved().includes(row)) {
        const head = this.querySelector(`#k-${state}`);
        this.note(row, "wrong", `${this.dataset.conflict}: ${head ? head.textContent : "–"}`);
      }
    });
    if (mine.length === 0) this.form.elements.head.value = sheet.querySelector("[name=head]").value;
    this.count();
    return true;
  }

  keep() {
    const kept = this.unsaved().map((row) => [row.id, row.dataset.state, this.stateOf(row), ...this.timesOf(row)]);
    if (kept.length > 0) sessionStorage.setItem(this.store, JSON.stringify(kept));
    else sessionStorage.removeItem(this.store);
  }

  // Over a person whom somebody else changed meanwhile nothing is put back unseen: the row says so.
  restore() {
    if (this.dataset.saved !== undefined) {
      sessionStorage.removeItem(this.store);
      const here = new URL(location.href);
      here.searchParams.delete("saved");
      history.replaceState(null, "", here);
    }
    const rows = new Map(this.rows.map((row) => [row.id, row]));
    let any = false;
    for (const [person, before, state, from, until] of JSON.parse(sessionStorage.getItem(this.store) || "[]")) {
      const row = rows.get(person);
      if (!row || this.stateOf(row) !== row.dataset.state || (row.dataset.state === state && !from && !until)) continue;
      any = true;
      this.check(row, state);
      const [begins, ends] = row.querySelectorAll("details input");
      [begins.value, ends.value] = [from, until];
      row.querySelector("details").open = Boolean(from || until);
      this.note(row, "wrong", before !== row.dataset.state && this.dataset.conflict);
    }
    if (any) {
      const said = document.createElement("p");
      said.className = "narrowed";
      said.setAttribute("role", "status");
      said.textContent = this.dataset.kept;
      this.prepend(said);
    }
  }
}
customElements.define("q-state", StateOfDay);
