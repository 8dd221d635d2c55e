// What was signed and is not yet known to be on the record. A message gets its id and its time here, when it is signed, and is
// sealed before it is kept; it leaves the outbox only when the node said that it has it, or when its sender has read why not.
// Sent twice is harmless, so whatever is in doubt is sent again.

import { base64url } from "./phone-link.js";
import { open, seal } from "./phone-seal.js";

const MOST = 100;
const MOST_BYTES = 240_000; // the node takes 256 kB, the frame of the request included
const BACKOFF = [2_000, 5_000, 15_000, 30_000, 60_000];

/** Version 7 of RFC 9562: made in order of time, and never twice. */
export function newId(time = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(time / 2 ** (8 * (5 - at))) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class Outbox extends EventTarget {
  constructor(store, link) {
    super();
    [this.store, this.link, this.failures] = [store, link, 0];
    this.counts = { queued: 0, stuck: 0 };
  }

  /** Signed now, by the device's clock, and kept until it is recorded. */
  async add(key, kind, fields) {
    const message = { id: newId(), device: this.link.device.device, saidAt: new Date().toISOString(), kind, ...fields };
    const body = base64url(new TextEncoder().encode(JSON.stringify(message)));
    const signature = await this.link.sign("qalqan.message/1", body);
    const box = await seal(key, "outbox", message.id, { body, signature, message });
    await this.store.put("outbox", { id: message.id, status: "queued", ...box });
    await this.recount();
    return message.id;
  }

  async recount() {
    const all = await this.store.outbox();
    const queued = all.filter(([, one]) => one.status === "queued").length;
    this.counts = { queued, stuck: all.length - queued };
    this.dispatchEvent(new Event("counted"));
  }

  /** Everything that is kept, oldest first. */
  async list(key) {
    const all = await this.store.outbox();
    return Promise.all(
      all.map(async ([at, { id, status, why, ...box }]) => {
        const { message } = await open(key, "outbox", id, box);
        return { at, id, status, why: why && (await open(key, "why", id, why)), message };
      }),
    );
  }

  /** Taken out before it ever left; false where it may be on its way, or on record, already. */
  async undo(id) {
    const isUndone = await navigator.locks.request("qalqan-outbox", async () => {
      const [at, one] = (await this.store.outbox()).find(([, one]) => one.id === id) ?? [];
      if (!one || one.status !== "queued" || one.isTried) return false;
      await this.store.remove("outbox", at);
      return true;
    });
    await this.recount();
    return isUndone;
  }

  async dismiss(at) {
    await this.store.remove("outbox", at);
    await this.recount();
  }

  /** Sends what waits until none does or the node cannot be reached. One tab at a time; without the key it only asks the node whether this phone still counts. */
  async send(key) {
    clearTimeout(this.timer);
    await navigator.locks.request("qalqan-outbox", { ifAvailable: true }, async (mine) => {
      if (!mine) return;
      try {
        while (await this.sendSome(key));
        [this.failures, this.problem] = [0, null];
      } catch (problem) {
        this.problem = problem.status && problem.status !== 401 ? problem.message : null;
        if (key && this.counts.queued > 0) this.later(key, problem.retryAfter * 1000);
      }
    });
    if (!this.ended) await this.recount(); // wiped by the very answer, there is nothing to count in
  }

  later(key, least = 0) {
    const wait = BACKOFF[Math.min(this.failures++, BACKOFF.length - 1)];
    this.timer = setTimeout(() => this.send(key), Math.max(least, wait * (0.75 + Math.random() / 2)));
  }

  /** For good: what is kept is about to be gone. */
  end() {
    this.ended = true;
    this.stop();
  }

  stop() {
    clearTimeout(this.timer);
  }

  // True where there may be more.
  async sendSome(key) {
    // Where the phone itself knows of no network nothing leaves it, and what never left can still be undone.
    if (!navigator.onLine) {
      await this.link.heard(false);
      throw new TypeError("There is no network.");
    }
    const some = key ? await this.nextBatch(key) : [];
    await this.markTried(some);
    const messages = some.map(({ id, body, signature }) => ({ id, body, signature }));
    const { results } = await this.link.call("/api/outbox", { now: new Date().toISOString(), messages });
    const outcomes = new Map(results.map((result) => [result.id, result]));
    const answered = some.filter(({ id }) => outcomes.has(id));
    const refused = new Map();
    for (const { id } of answered) {
      const { outcome, why } = outcomes.get(id);
      if (outcome === "refused" || outcome === "conflict") refused.set(id, await seal(key, "why", id, why ?? ""));
    }
    await this.store.transact("outbox", (objects) => {
      for (const { at, kept } of answered)
        if (refused.has(kept.id))
          objects.put({ ...kept, status: outcomes.get(kept.id).outcome, why: refused.get(kept.id) }, at);
        else objects.delete(at);
    });
    const taken = answered.filter(({ id }) => !refused.has(id));
    if (taken.length > 0) {
      const sent = taken.map(({ id, message }) => ({ kind: message.kind, at: message.saidAt, ...outcomes.get(id) }));
      this.dispatchEvent(new CustomEvent("taken", { detail: sent }));
    }
    await this.recount();
    return answered.length > 0 && this.counts.queued > 0;
  }

  // From here on nobody but the node knows whether it has them.
  async markTried(some) {
    const fresh = some.filter(({ kept }) => !kept.isTried);
    for (const { kept } of fresh) kept.isTried = true;
    if (fresh.length === 0) return;
    await this.store.transact("outbox", (objects) => {
      for (const { at, kept } of fresh) objects.put(kept, at);
    });
    this.dispatchEvent(new CustomEvent("tried", { detail: fresh.map(({ id }) => id) }));
  }

  async nextBatch(key) {
    const batch = [];
    let bytes = 0;
    for (const [at, kept] of await this.store.outbox()) {
      if (kept.status !== "queued") continue;
      const { body, signature, message } = await open(key, "outbox", kept.id, kept);
      bytes += body.length + signature.length + 100;
      if (batch.length === MOST || (batch.length > 0 && bytes > MOST_BYTES)) break;
      batch.push({ at, kept, id: kept.id, body, signature, message });
    }
    return batch;
  }
}
