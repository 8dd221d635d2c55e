// Ten digits for a glove, typing into whichever field was touched last.

import { make } from "./phone-dom.js";

export function pad(say, type) {
  const key = (label, act, name) => make("button", { type: "button", className: "key", onclick: act, "aria-label": name }, label);
  return make(
    "div",
    { className: "pad" },
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => key(digit, () => type((text) => text + digit))),
    key("C", () => type(() => ""), say("count.clear")),
    key(0, () => type((text) => text + 0)),
    key("⌫", () => type((text) => text.slice(0, -1)), say("count.delete")),
  );
}
