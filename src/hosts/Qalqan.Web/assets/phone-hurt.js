// A casualty from three answers: how bad, from what, where. Who it is may be added; it is sealed at the node, and is shown here
// only until it is signed.

import { chips } from "./phone-chips.js";
import { make } from "./phone-dom.js";
import { postOf } from "./phone-watch.js";

export function hurt(phone) {
  const { say, sheet } = phone;
  const place = postOf(phone);
  const said = { where: place };
  const why = make("p", { className: "said", role: "alert" });
  const answers = (key, values, word, label) => chips(said, () => (why.textContent = ""), key, values, word, label);
  const places = [place, ...(sheet?.places ?? []).map(({ id }) => id)].filter((one, at, all) => one && all.indexOf(one) === at);
  const who = make(
    "select",
    { id: "who", onchange: () => (said.who = who.value || undefined) },
    make("option", { value: "" }, "–"),
    (sheet?.people ?? []).map((one) => make("option", { value: one.person }, `${one.person} ${one.name ?? ""}`)),
  );
  const where = make(
    "select",
    { id: "place", onchange: () => (said.where = where.value || undefined) },
    make("option", { value: "" }, "–"),
    places.map((one) => make("option", { value: one, selected: one === place }, one)),
  );
  const form = make(
    "form",
    {
      className: "sight",
      onsubmit: async (event) => {
        event.preventDefault();
        if (!said.state || !said.cause) {
          why.textContent = say("hurt.none");
          return;
        }
        save.disabled = true;
        const fields = { state: said.state, cause: said.cause, where: said.where && { place: said.where }, alarm: sheet?.alarm?.alarm, who: said.who };
        await phone.sign("casualty", fields);
      },
    },
    make("h1", { tabIndex: -1 }, say("hurt")),
    answers("state", phone.dataset.casualties.split(" "), (value) => say(`casualty-${value}`), say("hurt.state")),
    answers("cause", phone.dataset.causes.split(" "), (value) => say(`cause-${value}`), say("hurt.cause")),
    make("label", { for: "place" }, say("hurt.place")),
    where,
    make("label", { for: "who" }, say("hurt.who")),
    who,
    make("p", { className: "hint" }, say("hurt.sealed")),
    make("div", { className: "dock" }, why, make("button", { className: "save" }, say("save"))),
    make("p", {}, make("a", { className: "back", href: "#" }, say("back"))),
  );
  const save = form.querySelector(".save");
  return form;
}
