// The phone and its node: pairing, the session, and every request. A node that has revoked the phone answers 410 to whatever it
// is asked; then everything here is wiped.
//
// The device's key was made here and cannot be exported: a script that got into the page could use it while it ran, and not
// carry it away. Against somebody who copies the phone's storage that is no protection; revocation at the node is.

const utf8 = new TextEncoder();

export const base64 = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
export const base64url = (bytes) => base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** The node understood and said no: the sentence is its own. */
export class Refused extends Error {
  constructor(status, sentence, retryAfter) {
    super(sentence);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export class Link extends EventTarget {
  constructor(store) {
    super();
    this.store = store;
  }

  async load() {
    this.device = await this.store.get("keys", "device");
    this.contact = (await this.store.get("keys", "contact")) ?? {};
    return this;
  }

  /** Makes the key, trades the code for a certificate and keeps both. */
  async pair(code) {
    const how = { name: "ECDSA", namedCurve: "P-256" };
    const keys = await crypto.subtle.generateKey(how, false, ["sign", "verify"]);
    const publicKey = base64(await crypto.subtle.exportKey("spki", keys.publicKey));
    const paired = await this.ask("/api/device/pair", { code, publicKey, now: new Date().toISOString() });
    this.device = { ...paired, key: keys.privateKey };
    await this.store.put("keys", this.device, "device");
  }

  async sign(line, text) {
    const how = { name: "ECDSA", hash: "SHA-256" };
    return base64(await crypto.subtle.sign(how, this.device.key, utf8.encode(`${line}\n${text}`)));
  }

  async startSession() {
    const { certificate } = this.device;
    const { nonce } = await this.ask("/api/device/challenge", { certificate });
    const signature = await this.sign("qalqan.session/1", `${location.origin}\n${nonce}`);
    await this.ask("/api/device/session", { certificate, nonce, signature, now: new Date().toISOString() });
  }

  /** The answer of the node, with a session begun where there was none: to whom it does not know a node shows nothing (404). Throws `Refused`, or what fetch throws without a link. */
  async call(path, body) {
    try {
      return await this.ask(path, body);
    } catch (problem) {
      if (problem.status !== 401 && problem.status !== 404) throw problem;
    }
    await this.startSession();
    return this.ask(path, body);
  }

  async ask(path, body) {
    let response;
    try {
      response = await fetch(path, {
        method: body ? "POST" : "GET",
        headers: body ? { "Content-Type": "application/json" } : {},
        body: body && JSON.stringify(body),
        cache: "no-store",
        redirect: "error",
        signal: AbortSignal.timeout(30_000),
      });
    } catch (problem) {
      this.heard(false);
      throw problem;
    }
    const answer = await response.json().catch(() => ({}));
    if (response.status === 410 && answer.wipe === true) this.dispatchEvent(new Event("revoked"));
    await this.heard(true, answer.aheadMilliseconds);
    if (response.ok) return answer;
    throw new Refused(response.status, answer.refused ?? "", Number(response.headers.get("Retry-After")) || 0);
  }

  async heard(isAnswered, ahead) {
    this.answers = isAnswered;
    if (isAnswered && this.device) {
      this.contact = { at: Date.now(), ahead: ahead ?? this.contact.ahead };
      await this.store.put("keys", this.contact, "contact").catch(() => {}); // wiped meanwhile
    }
    this.dispatchEvent(new Event("heard"));
  }
}
