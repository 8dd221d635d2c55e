// The log under the hands: a line is read back while it is typed, sent without leaving it, and rows that anybody records come in
// at their time. Keys on a row: o observation, t task, f flash, h head count, x strike; arrows move, Escape goes back to the line.
class Log extends HTMLElement {
  connectedCallback() {
    this.body = this.querySelector("tbody");
    this.entry = this.querySelector(".log-entry");
    this.line = this.querySelector("#words");
    this.head = this.dataset.after;
    document.addEventListener("q-ring", (event) => this.ring(event.detail));
    this.addEventListener("keydown", (event) => this.key(event));
    if (!this.line) return;
    this.line.addEventListener("input", () => this.typed());
    this.entry.addEventListener("submit", (event) => this.send(event));
    this.line.scrollIntoView({ block: "end" });
    this.line.focus();
  }

  // One question at a time, and always the latest.
  async typed() {
    if (this.asking) return;
    this.asking = true;
    this.isCut = false;
    for (let asked; asked !== this.line.value; ) {
      asked = this.line.value;
      try {
        const answer = await fetch(this.with(this.dataset.read, "words", asked), { cache: "no-store" });
        const html = await answer.text();
        if (answer.ok && !answer.redirected && !this.isCut) this.show(html); // the link may be cut while it is read
      } catch (cut) {
        break; // the line is typed on all the same, and read when it is sent
      }
    }
    this.asking = false;
  }

  show(html) {
    this.querySelector("#reading").innerHTML = html; // made by the server, every word in it escaped there
  }

  async send(event) {
    const doing = event.submitter ? event.submitter.value : "line";
    if (doing !== "line" && doing !== "observation") return;
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    const sent = new FormData(this.entry);
    sent.set("do", doing);
    try {
      const answer = await fetch(this.entry.action, { method: "POST", body: new URLSearchParams(sent) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok) this.done(sent.get("words"));
      else this.show((page.querySelector(".problem") || page.querySelector("main")).outerHTML);
    } catch (cut) {
      this.isCut = true;
      this.querySelector("#reading").textContent = this.dataset.cut;
    }
    this.sending = false;
  }

  done(words) {
    this.entry.elements.form.value = crypto.randomUUID();
    this.show("");
    if (this.line.value.trim() !== words.trim()) return;
    this.line.value = "";
    this.line.dispatchEvent(new Event("input", { bubbles: true }));
    this.line.focus();
  }

  async ring(entry) {
    this.rung = entry;
    if (this.busy) return;
    this.busy = true;
    while (Number(this.head) < Number(this.rung)) {
      try {
        const answer = await fetch(this.with(this.dataset.rows, "after", this.head), { cache: "no-store" });
        if (answer.redirected || !answer.ok) break;
        const html = await answer.text();
        this.head = answer.headers.get("Qalqan-Head");
        this.put(html);
      } catch (cut) {
        break; // the next ring asks from where this one stopped
      }
    }
    this.busy = false;
  }

  put(html) {
    const part = document.createElement("template");
    part.innerHTML = html;
    const low = innerHeight + scrollY > document.documentElement.scrollHeight - 80;
    const heard = part.content.querySelector("[data-heard]");
    const was = document.querySelector("main [data-heard]");
    if (heard && was && heard.outerHTML !== was.outerHTML) was.replaceWith(heard);
    for (const row of [...part.content.querySelectorAll("tr")]) {
      const old = document.getElementById(row.id);
      if (old) old.replaceWith(row);
      else this.place(row);
    }
    const nothing = this.querySelector("[data-nothing]");
    if (nothing) nothing.remove();
    if (low && this.line) this.line.scrollIntoView({ block: "end" });
  }

  // Nearly always the last; a late one goes before those that came to pass after it.
  place(row) {
    let before = this.body.lastElementChild;
    while (before && before.dataset.at > row.dataset.at) before = before.previousElementSibling;
    if (before) before.after(row);
    else this.body.prepend(row);
  }

  key(event) {
    const row = event.target.closest("tbody tr");
    if (event.target === this.line && event.key === "ArrowUp") return this.go(this.body.lastElementChild, event);
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && this.line) return this.go(this.line, event);
    if (event.key === "ArrowUp") return this.go(row.previousElementSibling, event);
    if (event.key === "ArrowDown") return this.go(row.nextElementSibling || this.line, event);
    const button = row.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button || event.target.closest("a")) return;
    event.preventDefault();
    button.click();
  }

  go(there, event) {
    if (!there) return;
    event.preventDefault();
    there.focus();
  }

  with(address, name, value) {
    return address + (address.includes("?") ? "&" : "?") + name + "=" + encodeURIComponent(value);
  }
}
customElements.define("q-log", Log);
