// The state of the sub-unit at 06:00, one tap a person. Nobody is taken for present unseen: who is away by the record stays
// away until somebody says otherwise, and says so; everybody else is said.

import { make } from "./phone-dom.js";

export function stateOf(phone, day) {
  const { say, sheet, drafts } = phone;
  const id = `state/${day}`;
  if (!sheet?.unit || sheet.people.length === 0)
    return [make("h1", { tabIndex: -1 }, say("state")), make("p", { role: "alert" }, say("sheet.none")), back(say)];
  const states = { ...drafts.get(id)?.states };
  const away = (one) => (one.state && one.state !== "present" ? one.state : undefined);
  const stateNow = (one) => states[one.person] ?? away(one);
  const words = phone.dataset.states.split(" ");
  const rows = new Map();
  const left = make("b", {});
  const why = make("p", { className: "said", role: "alert" });
  const fill = make("button", { type: "button", className: "quiet", onclick: () => fillRest() }, say("fill"));
  const send = make("button", {}, say("send"));

  const show = () => {
    const missing = sheet.people.filter((one) => !stateNow(one));
    left.textContent = missing.length;
    fill.disabled = missing.length === 0;
    for (const one of sheet.people) {
      const row = rows.get(one.person);
      row.classList.toggle("unstated", !stateNow(one));
      for (const input of row.querySelectorAll("input")) input.checked = input.value === stateNow(one);
      row.querySelector("small").textContent = noteOn(one);
    }
    return missing;
  };
  const noteOn = (one) => {
    if (!stateNow(one)) return say("unstated");
    const word = say(`state-${stateNow(one)}`);
    if (!states[one.person]) return `${word} · ${say("as.recorded")}`;
    if (!one.state || one.state === states[one.person]) return word;
    return `${word} · ${say("on.record", { state: say(`state-${one.state}`) })}`;
  };
  const keep = () => {
    why.textContent = "";
    drafts.set(id, { states: { ...states } });
    show();
  };
  const fillRest = () => {
    for (const one of sheet.people) if (!stateNow(one)) states[one.person] = "present";
    keep();
  };
  const row = (one) => {
    const choice = (word) =>
      make(
        "label",
        {},
        make("input", {
          type: "radio",
          name: one.person,
          value: word,
          "aria-label": `${say(`brief-${word}`)}, ${say(`state-${word}`)}`,
          onchange: () => {
            states[one.person] = word;
            keep();
          },
        }),
        make("span", {}, say(`brief-${word}`)),
      );
    const made = make(
      "fieldset",
      { className: "person" },
      make("legend", {}, one.name && make("b", {}, one.name), ` ${one.person} · ${one.post}`),
      make("small", {}),
      make("div", { className: "chips" }, words.map(choice)),
    );
    rows.set(one.person, made);
    return made;
  };

  const form = make(
    "form",
    {
      className: "states",
      onsubmit: async (event) => {
        event.preventDefault();
        const missing = show();
        if (missing.length > 0) {
          why.textContent = say("unstated.first", { count: missing.length });
          rows.get(missing[0].person).querySelector("input").focus();
          return;
        }
        send.disabled = true;
        const said = sheet.people.map((one) => ({ person: one.person, state: stateNow(one) }));
        await phone.sign("unit-state", { subUnit: sheet.unit, day, seen: sheet.head, states: said }, id);
      },
    },
    make("h1", { tabIndex: -1 }, `${say("state")} · ${day}`),
    make("p", { className: "who" }, sheet.unitTitle),
    phone.changed && make("p", { role: "alert", className: "said" }, say("changed")),
    sheet.people.map(row),
    make("div", { className: "dock" }, make("p", {}, `${say("left")} `, left), fill, send, why),
    back(say),
  );
  show();
  return form;
}

const back = (say) => make("p", {}, make("a", { className: "back", href: "#" }, say("back")));
