// A passkey, made or shown. A browser knows them only of a host with a name and over a line that nobody reads, and so this
// shows itself only there; the password's form stands beside it in any case.
class Passkey extends HTMLElement {
  connectedCallback() {
    const named = !/^[\d.]+$|^\[/.test(location.hostname);
    if (!named || !isSecureContext || !self.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) return;
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => this.go());
  }

  async go() {
    const said = this.querySelector("[role=status]");
    said.textContent = "";
    try {
      const isNew = this.dataset.does === "new";
      const asked = await this.send(isNew ? "new" : "who", {});
      const options = JSON.parse(asked.options);
      const credential = isNew
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      await this.send(isNew ? "made" : "in", { id: asked.id, credential: JSON.stringify(credential.toJSON()) });
      location.assign(this.dataset.then);
    } catch {
      said.textContent = this.dataset.not;
    }
  }

  async send(what, body) {
    const answer = await fetch("/api/passkey/" + what, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }
}
customElements.define("q-passkey", Passkey);
