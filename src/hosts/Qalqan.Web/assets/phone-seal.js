// The pin and what it opens. PBKDF2-SHA256 with 600,000 rounds makes of it the key that wraps (AES-KW) a data key drawn by
// chance; everything the phone keeps is sealed under that one (AES-GCM), each with the place it lies in as additional data, so
// that one record cannot be put in another's place. The data key in the clear is only in memory.
//
// A pin of six digits keeps out whoever finds the phone; it does not keep out whoever copies the phone's storage and tries all
// pins on a machine of their own. A passphrase does. The count of wrong pins stops only who tries them here.

const ROUNDS = 600_000;
const text = new TextEncoder();

async function keyFrom(pin, salt, rounds) {
  const plain = await crypto.subtle.importKey("raw", text.encode(pin.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, plain, { name: "AES-KW", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

const unwrap = (wrapped, key) =>
  crypto.subtle.unwrapKey("raw", wrapped, key, "AES-KW", { name: "AES-GCM" }, false, ["encrypt", "decrypt"]);

/** What to keep of a new pin, and the data key it opens. */
export async function lockWith(pin) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyFrom(pin, salt, ROUNDS);
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const wrapped = await crypto.subtle.wrapKey("raw", made, key, "AES-KW");
  return { lock: { salt, rounds: ROUNDS, wrapped, wrong: 0, notBefore: 0 }, key: await unwrap(wrapped, key) };
}

/** The data key, or null where it is not the pin. */
export async function unlock(pin, lock) {
  try {
    return await unwrap(lock.wrapped, await keyFrom(pin, lock.salt, lock.rounds));
  } catch {
    return null;
  }
}

/** Why a pin will not do, or null. */
export function weakness(pin) {
  if (!/^\d+$/.test(pin)) return pin.length < 8 ? "pin.short" : null;
  if (pin.length < 6) return "pin.short";
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1) ? "pin.plain" : null;
}

export const MOST_WRONG = 10;

/** How long after so many wrong pins the next is not tried, in milliseconds. */
export const delayAfter = (wrong) => (wrong < 3 ? 0 : 5_000 * 2 ** (wrong - 3));

const place = (store, id) => text.encode(`qalqan.phone/1\n${store}\n${id}`);

export async function seal(key, store, id, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: place(store, id) };
  return { iv, sealed: await crypto.subtle.encrypt(how, key, text.encode(JSON.stringify(value))) };
}

/** What was sealed for that place; throws where it was not, or not under this key. */
export async function open(key, store, id, { iv, sealed }) {
  const how = { name: "AES-GCM", iv, additionalData: place(store, id) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, sealed)));
}
