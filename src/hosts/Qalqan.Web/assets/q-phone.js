// The phone's page: what stands in its head at all times, which of its pages is open, and when it locks. The data key lives in
// `key` while the page is unlocked and nowhere else; a reload, five minutes without a touch, or the button lock it.

import { bothClocks, dayIn, make, wordsOf } from "./phone-dom.js";
import { Store } from "./phone-store.js";
import { open, seal } from "./phone-seal.js";
import { Link } from "./phone-link.js";
import { Outbox } from "./phone-outbox.js";
import { Drafts } from "./phone-drafts.js";
import { choosing, locked, pairing } from "./phone-gate.js";
import { box, home, wiping } from "./phone-desk.js";
import { stateOf } from "./phone-state.js";
import { countOf } from "./phone-count.js";

const IDLE = 5 * 60_000;
const CONTACT = 60_000;
const SENT_KEPT = 5;

class Phone extends HTMLElement {
  async connectedCallback() {
    this.say = wordsOf(this);
    this.main = this.querySelector("main");
    this.plainTitle = document.title;
    if (!isSecureContext || !crypto.subtle || !navigator.locks) {
      this.main.replaceChildren(make("p", { role: "alert" }, this.say("insecure")));
      return;
    }
    this.active = Date.now();
    this.sent = [];
    this.store = await new Store().open();
    this.link = await new Link(this.store).load();
    this.outbox = new Outbox(this.store, this.link);
    this.lockedWith = await this.store.get("keys", "lock");
    this.listen();
    await this.outbox.recount();
    this.route();
    navigator.serviceWorker?.register("/phone/sw.js", { scope: "/phone", updateViaCache: "none" }).catch(() => {});
    navigator.storage?.persist?.();
    this.send(); // also locked: a phone that was revoked wipes itself unopened
  }

  listen() {
    this.store.addEventListener("gone", () => this.end());
    this.link.addEventListener("revoked", () => this.wipe());
    this.link.addEventListener("heard", () => this.head());
    this.outbox.addEventListener("counted", () => this.head());
    this.outbox.addEventListener("taken", (event) => this.took(event.detail));
    for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, () => (this.active = Date.now()));
    addEventListener("hashchange", () => this.route());
    addEventListener("online", () => this.send());
    addEventListener("offline", () => this.head());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      this.watch();
      this.send();
    });
    setInterval(() => this.watch(), 5_000);
    setInterval(() => this.send(), CONTACT);
  }

  watch() {
    if (this.key && Date.now() - this.active >= IDLE) this.lock();
    this.head();
  }

  /** Unlocked: what was kept is read, and what waits is sent. */
  async opened(key) {
    this.drafts = await new Drafts(this.store, key).load();
    const kept = await this.keptOf(key, "sheet");
    [this.sheet, this.sheetAt] = [kept?.sheet, kept?.at];
    this.sent = (await this.keptOf(key, "sent")) ?? [];
    [this.key, this.active] = [key, Date.now()];
    this.route();
    await this.send();
  }

  async keptOf(key, id) {
    const sealed = await this.store.get("kept", id);
    return sealed && open(key, "kept", id, sealed);
  }

  async keep(id, value) {
    if (this.key) await this.store.put("kept", await seal(this.key, "kept", id, value), id);
  }

  lock() {
    this.outbox.stop();
    [this.key, this.drafts, this.sheet, this.sent] = [null, null, null, []];
    this.route();
  }

  /** Signed: kept until it is recorded; its draft is not needed any more. */
  async sign(kind, fields, draft) {
    await this.outbox.add(this.key, kind, fields);
    await this.drafts.remove(draft);
    location.hash = "#";
    this.send();
  }

  async send() {
    if (this.wiped || !this.link.device) return;
    await this.outbox.send(this.key);
    if (this.key && this.link.answers) await this.fetchSheet();
    if (this.key && ["", "#box"].includes(location.hash)) this.route(false);
  }

  async fetchSheet() {
    let sheet;
    try {
      sheet = await this.link.call("/api/phone/sheet");
    } catch (problem) {
      if (problem.status === 403 && this.key) await this.forgetSheet();
      return;
    }
    if (!this.key) return;
    const isOther = this.sheet && JSON.stringify(sheet.people) !== JSON.stringify(this.sheet.people);
    [this.sheet, this.sheetAt] = [sheet, Date.now()];
    await this.keep("sheet", { sheet, at: this.sheetAt });
    if (!location.hash.startsWith("#state")) return;
    // Nobody signs over what they were not shown: the open form is made anew, with what was tapped on it.
    this.changed = isOther;
    if (isOther || !this.main.querySelector("form")) this.route(false);
  }

  /** The post was handed over: its people are nobody's business here any more. */
  async forgetSheet() {
    [this.sheet, this.sheetAt] = [null, null];
    await this.store.remove("kept", "sheet");
    this.route(false);
  }

  async took(messages) {
    this.sent = [...messages.reverse(), ...this.sent].slice(0, SENT_KEPT);
    await this.keep("sent", this.sent);
  }

  /** The day of the contingent, by this phone's clock as the node last corrected it. */
  get today() {
    return dayIn(this.sheet?.zone ?? "UTC", Date.now() - (this.link.contact.ahead ?? 0));
  }

  async route(withFocus = true) {
    if (this.wiped) return;
    if (withFocus) this.changed = false;
    const [, page = "", day] = /^#([a-z]*)\/?([\d-]*)$/.exec(location.hash) ?? [];
    const view =
      page === "wipe" ? wiping(this)
      : !this.link.device ? pairing(this)
      : !this.lockedWith ? choosing(this)
      : !this.key ? locked(this)
      : page === "state" ? stateOf(this, day || this.today)
      : page === "count" ? countOf(this)
      : page === "box" ? await box(this)
      : home(this);
    const fresh = make("div", {}, ...[view].flat(3));
    this.head();
    if (!withFocus && fresh.innerHTML === this.main.innerHTML) return;
    this.main.replaceChildren(...fresh.childNodes);
    if (withFocus) this.main.querySelector("input[type=password], #code, h1")?.focus();
  }

  unsentText() {
    const { queued, stuck } = this.outbox.counts;
    const parts = [queued > 0 && this.say("unsent", { count: queued }), stuck > 0 && this.say("stuck", { count: stuck })];
    return parts.filter(Boolean).join(" · ") || this.say("unsent.none");
  }

  head() {
    if (this.wiped) return;
    const { queued, stuck } = this.outbox.counts;
    const { at, ahead = 0 } = this.link.contact;
    const answers = this.link.answers && navigator.onLine;
    const write = (what, text, mood) => {
      const line = this.querySelector(`[data-head="${what}"]`);
      if (line.textContent !== text) line.textContent = text;
      line.className = mood;
    };
    write("unsent", this.unsentText(), stuck > 0 ? "bad" : queued > 0 ? "waiting" : "good");
    write("contact", this.outbox.problem ?? `${this.say(answers ? "online" : "offline")} · ${at ? this.say("contact", { at: bothClocks(at) }) : this.say("contact.none")}`, this.outbox.problem ? "bad" : answers ? "good" : "waiting");
    const off = Math.round(Math.abs(ahead) / 1000);
    const clock = off < 2 ? "" : ` · ${this.say(ahead > 0 ? "ahead" : "behind", { seconds: off })}`;
    write("clocks", bothClocks(Date.now()) + clock, "");
    document.title = queued + stuck > 0 ? `(${queued + stuck}) ${this.plainTitle}` : this.plainTitle;
    if (queued + stuck > 0) navigator.setAppBadge?.(queued + stuck).catch(() => {});
    else navigator.clearAppBadge?.().catch(() => {});
  }

  async wipe() {
    if (this.wiped) return;
    this.end();
    await this.store.wipe();
  }

  /** Nothing is shown or known here any more. */
  end() {
    this.outbox.end();
    [this.wiped, this.key, this.drafts, this.sheet, this.sent] = [true, null, null, null, []];
    document.title = this.plainTitle;
    navigator.clearAppBadge?.().catch(() => {});
    this.main.replaceChildren(make("p", { role: "alert", className: "wiped" }, this.say("wiped")));
    for (const line of this.querySelectorAll("[data-head]")) line.textContent = "";
  }
}
customElements.define("q-phone", Phone);
