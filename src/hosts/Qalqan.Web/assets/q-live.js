// What others record shows here: a ring names an entry, this page is fetched anew with the reader's own rights, and fragments
// that differ are put in place; never one in use, with something typed, opened or selected. Then a line says what waits.
class Live extends HTMLElement {
  connectedCallback() {
    this.had = this.partsOf(document);
    this.rows = document.querySelector("q-log"); // rows that come one by one, fetched by their own island
    if (this.had.size === 0 && !this.rows) return;
    this.after = this.dataset.after;
    document.addEventListener("visibilitychange", () => this.turn());
    addEventListener("pagehide", () => this.hangUp());
    addEventListener("pageshow", (event) => event.persisted && this.turn());
    this.turn();
  }

  partsOf(page) {
    const parts = [...page.querySelectorAll("main [data-live]")];
    const outer = parts.filter((part) => !part.parentElement.closest("[data-live]"));
    return new Map(outer.map((part) => [part.dataset.live, part.outerHTML]));
  }

  // A tab that nobody sees holds no line: a browser has few of them.
  turn() {
    this.hangUp();
    if (document.hidden) return;
    this.line = new EventSource("/events?after=" + this.after);
    this.line.onopen = () => {
      this.dataset.on = "";
      this.tell({ lost: false, ended: false });
    };
    this.line.addEventListener("ring", (event) => this.ring(event.lastEventId));
    this.line.addEventListener("end", () => this.tell({ ended: true }));
    this.line.onerror = () => {
      delete this.dataset.on;
      if (!this.late) this.late = setTimeout(() => this.tell({ lost: true }), 10000);
      if (this.line.readyState === 2 && !this.again) this.again = setTimeout(() => this.turn(), 15000);
    };
  }

  hangUp() {
    if (this.line) this.line.close();
    delete this.dataset.on;
    clearTimeout(this.again);
    this.again = 0;
  }

  async ring(entry) {
    this.after = entry;
    document.dispatchEvent(new CustomEvent("q-ring", { detail: entry }));
    if (this.had.size === 0) return;
    if ("busy" in this.dataset) return;
    this.dataset.busy = "";
    for (let seen; seen !== this.after; await new Promise((next) => setTimeout(next, 1000))) {
      seen = this.after;
      try {
        const answer = await fetch(location.href, { headers: { "Qalqan-Live": "1" }, cache: "no-store" });
        if (answer.redirected || !answer.ok) this.tell({ ended: true });
        else this.put(new DOMParser().parseFromString(await answer.text(), "text/html"));
      } catch (cut) {
        this.line.onerror();
      }
    }
    delete this.dataset.busy;
  }

  put(page) {
    const there = this.partsOf(page);
    const find = (from, key) => from.querySelector(`main [data-live="${CSS.escape(key)}"]`);
    let held = [...there.keys()].some((key) => !this.had.has(key));
    let news = false;
    for (const [key, html] of this.had) {
      if (there.get(key) === html) continue;
      const old = find(document, key);
      if (!there.has(key) || this.inUse(old, html)) {
        held = true;
        continue;
      }
      const fresh = document.importNode(find(page, key), true);
      old.replaceWith(fresh);
      this.had.set(key, there.get(key));
      if (key[0] === "~") continue;
      news = true;
      if (matchMedia("(prefers-reduced-motion: no-preference)").matches)
        fresh.animate([{ outline: "3px solid var(--link)" }, { outline: "3px solid transparent" }], 1500);
    }
    held = !document.dispatchEvent(new CustomEvent("q-fresh", { detail: page, cancelable: true })) || held;
    this.tell({ held, news });
  }

  inUse(part, html) {
    const chosen = getSelection();
    return (
      part.contains(document.activeElement) ||
      part.outerHTML !== html ||
      (!chosen.isCollapsed && chosen.containsNode(part, true)) ||
      [...part.querySelectorAll("input, textarea, option")].some((one) =>
        "defaultSelected" in one
          ? one.selected !== one.defaultSelected
          : one.checked !== one.defaultChecked || one.value !== one.defaultValue,
      )
    );
  }

  tell(what) {
    Object.assign(this, what);
    if (what.lost === false) this.late = clearTimeout(this.late);
    const [text, link, address] = this.ended
      ? [this.dataset.ended, this.dataset.enter, "/sign-in"]
      : this.lost
        ? [this.dataset.lost]
        : this.held
          ? [this.dataset.held.replace("~", this.after), this.dataset.show, location.href]
          : [this.news ? this.dataset.news.replace("~", this.after) : ""];
    this.textContent = text;
    if (!link) return;
    const go = document.createElement("a");
    [go.href, go.textContent] = [address, link];
    if (this.ended) go.target = "_blank";
    else
      go.onclick = (event) => {
        event.preventDefault();
        document.dispatchEvent(new CustomEvent("q-show"));
        location.reload();
      };
    this.append(" ", go);
  }
}
customElements.define("q-live", Live);
