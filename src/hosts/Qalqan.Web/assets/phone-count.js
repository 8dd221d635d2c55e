// Heads counted in the sub-unit, typed by big keys.

import { make } from "./phone-dom.js";
import { pad } from "./phone-pad.js";

const ID = "count";

export function countOf(phone) {
  const { say, sheet, drafts } = phone;
  const back = make("p", {}, make("a", { className: "back", href: "#" }, say("back")));
  if (!sheet?.unit) return [make("h1", { tabIndex: -1 }, say("count")), make("p", { role: "alert" }, say("sheet.none")), back];
  const typed = make("input", {
    id: "counted",
    inputMode: "none",
    autocomplete: "off",
    maxLength: 5,
    value: drafts.get(ID)?.counted ?? "",
    oninput: () => keep(typed.value),
  });
  const difference = make("b", {});
  const why = make("p", { className: "said", role: "alert" });
  const show = () => {
    const gap = typed.value === "" ? null : Number(typed.value) - sheet.expected;
    difference.textContent = gap === null ? "–" : gap === 0 ? "0" : gap > 0 ? `+${gap}` : `−${-gap}`;
    difference.className = gap === null || gap === 0 ? "" : "wrong";
  };
  const keep = (text) => {
    typed.value = text.replace(/\D/g, "").slice(0, 5);
    why.textContent = "";
    drafts.set(ID, { counted: typed.value });
    show();
  };
  const form = make(
    "form",
    {
      className: "count",
      onsubmit: async (event) => {
        event.preventDefault();
        if (typed.value === "") {
          why.textContent = say("count.none");
          typed.focus();
          return;
        }
        send.disabled = true;
        await phone.sign("head-count", { subUnit: sheet.unit, expected: sheet.expected, counted: Number(typed.value) }, ID);
      },
    },
    make("h1", { tabIndex: -1 }, say("count")),
    make("p", { className: "who" }, sheet.unitTitle),
    make("p", { className: "sums" }, `${say("count.expected")} `, make("b", {}, sheet.expected), ` · ${say("count.difference")} `, difference),
    make("label", { for: "counted" }, say("count.counted")),
    typed,
    pad(say, (change) => keep(change(typed.value))),
    why,
    make("button", {}, say("send")),
    back,
  );
  const send = form.querySelector("button:not([type])");
  show();
  return form;
}
