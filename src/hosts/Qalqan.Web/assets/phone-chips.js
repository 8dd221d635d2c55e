// One answer of several, a big key each; a second tap takes it back, so that nothing is said by mistake.

import { make } from "./phone-dom.js";

export function chips(said, keep, key, values, word, label) {
  const buttons = values.map((value) =>
    make(
      "button",
      {
        type: "button",
        className: "chip",
        "data-value": value,
        "aria-pressed": said[key] === value,
        onclick: () => {
          said[key] = said[key] === value ? undefined : value;
          keep();
          for (const one of document.querySelectorAll(`[data-chip="${key}"] .chip`))
            one.setAttribute("aria-pressed", one.dataset.value === said[key]);
        },
      },
      word(value),
    ),
  );
  return make("div", { role: "group", "data-chip": key, "aria-label": label }, make("h2", {}, label), make("div", { className: "row" }, buttons));
}
