// What the phone keeps, in IndexedDB. `keys` holds the device's own key, its certificate, the wrapped data key and the count of
// wrong pins; `drafts`, `kept` and `outbox` hold only what is sealed, beside the id it is sealed for and, in the outbox, how it
// stands. How much waits is known while the phone is locked; what it says is not.

const NAME = "qalqan-phone";
export const CACHES = "qalqan-phone-";

export class Store extends EventTarget {
  async open() {
    this.database = await new Promise((done, fail) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        for (const name of ["keys", "drafts", "kept"]) request.result.createObjectStore(name);
        request.result.createObjectStore("outbox", { autoIncrement: true });
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    // Another tab wipes: this one lets go and says so.
    this.database.onversionchange = () => this.gone();
    return this;
  }

  get(store, key) {
    return this.ask(store, "readonly", (objects) => objects.get(key));
  }

  put(store, value, key) {
    return this.ask(store, "readwrite", (objects) => objects.put(value, key));
  }

  remove(store, key) {
    return this.ask(store, "readwrite", (objects) => objects.delete(key));
  }

  /** Reads, changes and writes with nothing in between, in any tab; returns what was written. */
  async change(store, key, change) {
    let written;
    await this.transact(store, (objects) => {
      objects.get(key).onsuccess = (event) => objects.put((written = change(event.target.result)), key);
    });
    return written;
  }

  /** Many writes and removals as one: all of them or none. */
  transact(store, act) {
    return new Promise((done, fail) => {
      const transaction = this.database.transaction(store, "readwrite", { durability: "strict" });
      transaction.oncomplete = done;
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
      act(transaction.objectStore(store));
    });
  }

  /** The messages in the order they were made: [key, value]. */
  async outbox(limit) {
    const transaction = this.database.transaction("outbox", "readonly");
    const objects = transaction.objectStore("outbox");
    const [keys, values] = [objects.getAllKeys(null, limit), objects.getAll(null, limit)];
    await new Promise((done, fail) => {
      transaction.oncomplete = done;
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    });
    return keys.result.map((key, at) => [key, values.result[at]]);
  }

  count() {
    return this.ask("outbox", "readonly", (objects) => objects.count());
  }

  ask(store, mode, act) {
    return new Promise((done, fail) => {
      const transaction = this.database.transaction(store, mode, { durability: "strict" });
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = transaction.onabort = () => fail(transaction.error ?? request.error);
    });
  }

  gone() {
    this.database.close();
    this.dispatchEvent(new Event("gone"));
  }

  /** Nothing is left of it here: neither what was kept, nor the shell, nor the worker. */
  async wipe() {
    this.database.close();
    await new Promise((done, fail) => {
      const request = indexedDB.deleteDatabase(NAME);
      request.onsuccess = done;
      request.onerror = () => fail(request.error);
    });
    for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
    const worker = await navigator.serviceWorker?.getRegistration("/phone");
    await worker?.unregister();
  }
}
