// What an observation reads like, from the same fields before it is sent and after it came back from the record.

import { bothClocks } from "./phone-dom.js";

const two = (number) => String(number).padStart(2, "0");

/** The device's hour and minute and Z: 14:32 · 1132Z. */
export function clock(time) {
  const at = new Date(time);
  return `${two(at.getHours())}:${two(at.getMinutes())} · ${two(at.getUTCHours())}${two(at.getUTCMinutes())}Z`;
}

export function where(say, place) {
  if (!place) return undefined;
  const from = place.grid ?? place.latLon ?? place.place;
  if (!place.sight) return from;
  const { bearing, unit, north, metres } = place.sight;
  const shown = unit === "mils" ? `${bearing} mil` : `${bearing}°`;
  return [from, shown, say(`north-${north}`), metres && `${metres} m`].filter(Boolean).join(" ");
}

/** What was not said is left out. */
export function reading(say, one) {
  const bound = { about: "≈ ", "at-least": "≥ " }[one.bound] ?? "";
  return [
    one.count === undefined ? say(`what-${one.what}`) : `${bound}${one.count} × ${say(`what-${one.what}`)}`,
    one.means && say(`means-${one.means}`),
    where(say, one.where),
    one.side && say(`side-${one.side}`),
    one.what !== "all-quiet" && one.sense && say(`sense-${one.sense}`),
    one.words && `“${one.words}”`,
  ].filter(Boolean).join(" · ");
}

export const whenAndWhere = (one) => `${bothClocks(one.at)}${one.post ? ` · ${one.post}` : ""}`;
