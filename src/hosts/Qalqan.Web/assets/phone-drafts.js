// What is being typed, sealed and kept at every tap. There is no timer: a write begins at once, and what is tapped while it
// runs is written when it ends, so that a phone that goes dark loses at most the tap of that moment.

import { open, seal } from "./phone-seal.js";

export class Drafts {
  constructor(store, key) {
    [this.store, this.key] = [store, key];
    [this.values, this.waiting] = [new Map(), new Set()];
  }

  async load() {
    const ids = await this.store.ask("drafts", "readonly", (objects) => objects.getAllKeys());
    for (const id of ids) this.values.set(id, await open(this.key, "drafts", id, await this.store.get("drafts", id)));
    return this;
  }

  ids() {
    return [...this.values.keys()].sort();
  }

  get(id) {
    return this.values.get(id);
  }

  set(id, value) {
    this.values.set(id, value);
    this.waiting.add(id);
    this.writing ??= this.write();
    return this.writing;
  }

  remove(id) {
    this.values.delete(id);
    this.waiting.add(id);
    this.writing ??= this.write();
    return this.writing;
  }

  async write() {
    try {
      for (const id of this.waiting) {
        this.waiting.delete(id);
        const value = this.values.get(id);
        if (value === undefined) await this.store.remove("drafts", id);
        else await this.store.put("drafts", await seal(this.key, "drafts", id, value), id);
      }
    } finally {
      this.writing = undefined;
    }
  }
}
