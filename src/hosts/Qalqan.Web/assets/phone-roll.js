// A roll call of a move: the chalk's people, one tap each; who is not there, with where they were last seen.

import { bothClocks, make } from "./phone-dom.js";

const idOf = (call) => `roll/${call.move}-${call.leg}-${call.doing}-${call.chalk}`.replace(/[^\w/-]/g, "_");

/** The calls that are near, each a way to it. */
export function rollLines(phone) {
  const { say, sheet, drafts } = phone;
  return (sheet?.calls ?? []).map((call, at) =>
    make(
      "a",
      { href: `#roll/${at}`, className: "big" },
      make("b", {}, say(call.doing === "leaving" ? "roll.leaving" : "roll.arrived", { place: call.title ?? call.node })),
      make("span", {}, `${call.chalk} · ${bothClocks(call.planned)}`),
      make("span", {}, call.countedAt ? say("roll.done", { counted: call.counted, expected: call.people.length, at: bothClocks(call.countedAt) }) : say("roll.not-yet", { expected: call.people.length })),
      drafts.get(idOf(call)) && make("small", {}, say("kept")),
    ),
  );
}

export function rollOf(phone, what) {
  const { say, sheet, drafts } = phone;
  const call = sheet?.calls?.[Number(what)];
  const back = make("p", {}, make("a", { className: "back", href: "#" }, say("back")));
  if (!call) return [make("h1", { tabIndex: -1 }, say("roll.none")), back];
  const id = idOf(call);
  const draft = { there: {}, seen: {}, ...drafts.get(id) };
  const there = call.people.filter((one) => draft.there[one.person]);
  const missing = call.people.filter((one) => !draft.there[one.person]);
  const keep = async (change) => {
    await drafts.set(id, { ...draft, ...change });
    phone.route(false);
  };
  const tap = (persons, isThere) => keep({ there: { ...draft.there, ...Object.fromEntries(persons.map((person) => [person, isThere])) } });
  const row = (one) => {
    const here = !!draft.there[one.person];
    return make(
      "button",
      { type: "button", className: here ? "head here" : "head", "aria-pressed": here, onclick: () => tap([one.person], !here) },
      make("b", {}, one.name ?? one.person),
      make("span", {}, one.person),
      make("strong", {}, say(here ? "alarm.here" : "alarm.not-yet")),
    );
  };
  const seen = (one) => {
    const field = make("input", {
      id: `seen-${one.person}`,
      value: draft.seen[one.person] ?? "",
      maxLength: 200,
      autocomplete: "off",
      oninput: () => {
        draft.seen[one.person] = field.value;
        drafts.set(id, draft);
      },
    });
    return make("div", { className: "field" }, make("label", { for: `seen-${one.person}` }, say("roll.seen", { person: one.name ?? one.person })), field);
  };
  const form = make(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        send.disabled = true;
        await phone.sign(
          "roll-call",
          {
            move: call.move,
            leg: call.leg,
            node: call.node,
            doing: call.doing,
            chalk: call.chalk,
            counted: there.length,
            missing: missing.map((one) => ({ person: one.person, lastSeen: draft.seen[one.person]?.trim() || null })),
            words: null,
          },
          id,
        );
      },
    },
    there.length > 0 && missing.length > 0 && [make("h2", {}, say("roll.missing", { count: missing.length })), missing.map(seen)],
    make("button", {}, say("roll.send", { counted: there.length, expected: call.people.length })),
  );
  const send = form.querySelector("button:not([type])");
  return [
    make("h1", { tabIndex: -1 }, say(call.doing === "leaving" ? "roll.leaving" : "roll.arrived", { place: call.title ?? call.node })),
    make("p", { className: "who" }, `${call.move} · ${call.leg} · ${call.chalk} · ${bothClocks(call.planned)}`),
    make("p", { className: "sums", role: "status" }, say("roll.of", { there: there.length, expected: call.people.length })),
    missing.length > 0 && make("button", { type: "button", className: "quiet", onclick: () => tap(missing.map((one) => one.person), true) }, say("roll.all", { count: missing.length })),
    make("div", { className: "heads" }, call.people.map(row)),
    form,
    back,
  ];
}
