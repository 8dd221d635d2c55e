// What stands before the phone's pages: pairing, choosing a pin, the pin.

import { make } from "./phone-dom.js";
import { delayAfter, lockWith, MOST_WRONG, unlock, weakness } from "./phone-seal.js";

const said = () => make("p", { className: "said", role: "alert" });

function pinField(say, id, label, autocomplete) {
  const input = make("input", { id, type: "password", inputMode: "numeric", autocomplete, required: true });
  const letters = make("button", {
    type: "button",
    className: "quiet",
    textContent: say("letters"),
    onclick: () => {
      const toLetters = input.inputMode === "numeric";
      input.inputMode = toLetters ? "text" : "numeric";
      letters.textContent = say(toLetters ? "digits" : "letters");
      input.focus();
    },
  });
  return { input, line: [make("label", { for: id }, label), make("div", { className: "beside" }, input, letters)] };
}

/** The code comes in the fragment, which is sent nowhere, and is taken out of the address at once. */
export function pairing(phone) {
  const { say } = phone;
  const code = new URLSearchParams(location.hash.slice(1)).get("c") ?? "";
  if (code) history.replaceState(null, "", "/phone");
  const typed = make("input", { id: "code", value: code, autocomplete: "off", spellcheck: false, required: true });
  typed.setAttribute("autocapitalize", "characters");
  const why = said();
  const button = make("button", { textContent: say("pair.do") });
  const form = make(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        button.disabled = true;
        why.textContent = "";
        try {
          await phone.link.pair(typed.value.trim());
          phone.route();
        } catch (problem) {
          why.textContent = problem.message && problem.status ? problem.message : say("offline");
          button.disabled = false;
        }
      },
    },
    make("h1", { tabIndex: -1 }, say("pair")),
    make("p", {}, say("pair.how")),
    make("label", { for: "code" }, say("pair.code")),
    typed,
    button,
    why,
  );
  return form;
}

export function choosing(phone) {
  const { say } = phone;
  const [first, second] = [pinField(say, "pin", say("pin.new"), "new-password"), pinField(say, "again", say("pin.again"), "new-password")];
  const why = said();
  const button = make("button", { textContent: say("pin.save") });
  return make(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        const pin = first.input.value;
        const weak = weakness(pin) ?? (pin === second.input.value ? null : "pin.differ");
        why.textContent = weak ? say(weak) : "";
        if (weak) return;
        button.disabled = true;
        const { lock, key } = await lockWith(pin);
        await phone.store.put("keys", lock, "lock");
        phone.lockedWith = lock;
        await phone.opened(key);
      },
    },
    make("h1", { tabIndex: -1 }, say("pin.title")),
    make("p", {}, say("pin.how", { most: MOST_WRONG })),
    first.line,
    second.line,
    button,
    why,
  );
}

export function locked(phone) {
  const { say, store } = phone;
  const pin = pinField(say, "pin", say("pin"), "current-password");
  const why = said();
  const button = make("button", { textContent: say("unlock") });
  const tell = (lock) => {
    const wait = Math.min(lock.notBefore - Date.now(), delayAfter(lock.wrong));
    button.disabled = wait > 0;
    why.textContent = [
      lock.wrong > 0 && say("wrong", { left: Math.max(0, MOST_WRONG - lock.wrong) }),
      wait > 0 && say("wait", { seconds: Math.ceil(wait / 1000) }),
    ].filter(Boolean).join(" ");
    if (wait > 0) setTimeout(() => button.isConnected && tell(lock), 1000);
  };
  const attempt = async () => {
    button.disabled = true;
    // Counted before it is tried, so that closing the page in between saves no try.
    const lock = await store.change("keys", "lock", (kept) => ({
      ...kept,
      wrong: kept.wrong + 1,
      notBefore: Date.now() + delayAfter(kept.wrong + 1),
    }));
    phone.lockedWith = lock;
    const key = await unlock(pin.input.value, lock);
    if (key) {
      phone.lockedWith = await store.change("keys", "lock", (kept) => ({ ...kept, wrong: 0, notBefore: 0 }));
      await phone.opened(key);
    } else if (lock.wrong >= MOST_WRONG) await phone.wipe();
    else {
      pin.input.value = "";
      pin.input.focus();
      tell(lock);
    }
  };
  tell(phone.lockedWith);
  return make(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        if (!button.disabled) attempt();
      },
    },
    make("h1", { tabIndex: -1 }, say("locked")),
    make("p", {}, say("locked.how", { most: MOST_WRONG })),
    pin.line,
    button,
    why,
    make("p", {}, make("a", { href: "#wipe" }, say("wipe"))),
  );
}
