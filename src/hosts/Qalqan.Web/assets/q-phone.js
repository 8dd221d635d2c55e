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
import { alarmOf } from "./phone-alarm.js";
import { hurt } from "./phone-hurt.js";
import { saved, sight } from "./phone-sight.js";
import { choosingPlace } from "./phone-watch.js";
import { countOf } from "./phone-count.js";
import { rollOf } from "./phone-roll.js";

const IDLE = 5 * 60_000;
const CONTACT = 60_000;
const SENT_KEPT = 5;
const SAID_KEPT = 30;
const HABIT = { unit: "mils", north: "magnetic" };
const LIVE = ["", "#box", "#alarm"]; // pages that are made anew when something was heard

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
    this.forget();
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
    this.outbox.addEventListener("tried", (event) => this.mark(event.detail, { isTried: true }));
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
    this.said = (await this.keptOf(key, "said")) ?? [];
    this.taps = (await this.keptOf(key, "taps")) ?? {};
    this.habit = { ...HABIT, ...(await this.keptOf(key, "habit")) };
    this.position = await this.keptOf(key, "position");
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
    this.forget();
    this.route();
  }

  /** What is in memory only while it is unlocked. */
  forget() {
    [this.key, this.drafts, this.sheet, this.position] = [null, null, null, null];
    [this.sent, this.said, this.taps, this.shelters, this.habit] = [[], [], {}, {}, HABIT];
  }

  /** Signed: kept until it is recorded; its draft is not needed any more. */
  async sign(kind, fields, draft) {
    await this.outbox.add(this.key, kind, fields);
    if (draft) await this.drafts.remove(draft);
    location.hash = "#";
    this.send();
  }

  /** An observation: kept here, shown as it will read, sent when there is a network. */
  async observe(message, draft) {
    const id = await this.outbox.add(this.key, "observation", message);
    await this.drafts.remove(draft);
    this.said = [{ id, message }, ...this.said.filter((one) => one.id !== message.corrects)].slice(0, SAID_KEPT);
    await this.keep("said", this.said);
    location.hash = `#saved/${id}`;
    this.send();
  }

  /** Only what never left the phone. */
  async undo(id) {
    if (!(await this.outbox.undo(id))) return this.route(false);
    this.said = this.said.filter((one) => one.id !== id);
    await this.keep("said", this.said);
    location.hash = "#";
  }

  async takeBack(id) {
    await this.mark([id], { isGone: true });
    await this.sign("observation-withdrawn", { observation: id });
  }

  /** One message a person, so that each is by itself; what is tapped counts here at once. */
  async account(alarm, persons, isThere) {
    const at = Date.now();
    this.taps = { [alarm]: { ...this.taps[alarm], ...Object.fromEntries(persons.map((person) => [person, { at, isThere }])) } };
    for (const person of persons) await this.outbox.add(this.key, "accounted", { alarm, person, isThere });
    await this.keep("taps", this.taps);
    this.route(false);
    this.send();
  }

  async shelter(alarm, place, isIn) {
    await this.outbox.add(this.key, "shelter", { alarm, place, isIn });
    this.shelters = { [alarm]: { ...this.shelters[alarm], [place]: isIn } };
    this.route(false);
    this.send();
  }

  async remember(habit) {
    this.habit = { ...this.habit, ...habit };
    await this.keep("habit", this.habit);
  }

  async mark(ids, what) {
    if (!this.key || !this.said.some((one) => ids.includes(one.id))) return;
    this.said = this.said.map((one) => (ids.includes(one.id) ? { ...one, ...what } : one));
    await this.keep("said", this.said);
    if (location.hash.startsWith("#saved")) this.route(false);
  }

  async send() {
    if (this.wiped || !this.link.device) return;
    await this.outbox.send(this.key);
    if (this.key && this.link.answers) await this.fetchSheet();
    if (this.key && LIVE.includes(location.hash)) this.route(false);
  }

  async fetchSheet() {
    let sheet;
    try {
      sheet = await this.link.call(`/api/phone/sheet${this.position ? `?position=${this.position}` : ""}`);
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
    this.sent = [...messages.toReversed(), ...this.sent].slice(0, SENT_KEPT);
    await this.keep("sent", this.sent);
    for (const { id, entry } of messages) await this.mark([id], { entry });
  }

  /** The day of the contingent, by this phone's clock as the node last corrected it. */
  get today() {
    return dayIn(this.sheet?.zone ?? "UTC", Date.now() - (this.link.contact.ahead ?? 0));
  }

  async route(withFocus = true) {
    if (this.wiped) return;
    if (withFocus) this.changed = false;
    const [, page = "", what] = /^#([a-z]*)\/?([\w-]*)$/.exec(location.hash) ?? [];
    const view =
      page === "wipe" ? wiping(this)
      : !this.link.device ? pairing(this)
      : !this.lockedWith ? choosing(this)
      : !this.key ? locked(this)
      : page === "state" ? stateOf(this, what || this.today)
      : page === "count" ? countOf(this)
      : page === "roll" ? rollOf(this, what)
      : page === "box" ? await box(this)
      : page === "where" ? choosingPlace(this)
      : page === "see" && this.dataset.whats.split(" ").includes(what) ? sight(this, what)
      : page === "saved" ? await saved(this, what)
      : page === "alarm" ? alarmOf(this)
      : page === "hurt" ? hurt(this)
      : home(this);
    const fresh = make("div", {}, ...[view].flat(3));
    this.head();
    if (!withFocus && fresh.innerHTML === this.main.innerHTML) return;
    if (!withFocus && document.activeElement?.matches("main :is(input:not([type=radio]), textarea, select)")) return;
    const folds = (part) => [...part.querySelectorAll("details")];
    const open = withFocus ? [] : folds(this.main).map((one) => one.open);
    folds(fresh).forEach((one, at) => (one.open = open[at] ?? false));
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
    this.wiped = true;
    this.forget();
    localStorage.clear();
    document.title = this.plainTitle;
    navigator.clearAppBadge?.().catch(() => {});
    this.main.replaceChildren(make("p", { role: "alert", className: "wiped" }, this.say("wiped")));
    for (const line of this.querySelectorAll("[data-head]")) line.textContent = "";
  }
}
customElements.define("q-phone", Phone);
