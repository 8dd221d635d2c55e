// An alarm: the sub-unit's people, one tap each. What is tapped is signed at once, counts here at once, and goes out when it can.

import { bothClocks, make } from "./phone-dom.js";
import { postOf } from "./phone-watch.js";

/** The first thing on the first page while an alarm is open. */
export function alarmLine(phone) {
  const { say, sheet } = phone;
  const alarm = sheet?.alarm;
  if (!alarm) return [];
  const { expected, there } = sumsOf(phone);
  return make(
    "a",
    { href: "#alarm", className: "big alarm" },
    make("b", {}, alarm.says),
    make("span", {}, `${alarm.alarm} · ${bothClocks(alarm.at)}`),
    sheet.unit && make("span", {}, say("alarm.of", { there, expected })),
  );
}

const AWAY = ["leave", "compensatory-time", "duty-travel"];
const expectedOf = ({ sheet }) => (sheet?.people ?? []).filter((one) => !AWAY.includes(one.state));

/** The last word on the person: a tap of this phone until the sheet is newer than it, else the record's. */
export function isThere(phone, person) {
  const { sheet, taps } = phone;
  const tap = taps[sheet.alarm.alarm]?.[person];
  const isNewer = tap && (tap.at > phone.sheetAt || phone.outbox.counts.queued > 0);
  return isNewer ? tap.isThere : sheet.alarm.there.includes(person);
}

function sumsOf(phone) {
  const expected = expectedOf(phone);
  return { expected: expected.length, there: expected.filter((one) => isThere(phone, one.person)).length };
}

export function alarmOf(phone) {
  const { say, sheet } = phone;
  const alarm = sheet?.alarm;
  const back = make("p", {}, make("a", { className: "back", href: "#" }, say("back")));
  if (!alarm) return [make("h1", { tabIndex: -1 }, say("alarm.none")), back];
  const people = expectedOf(phone);
  const apart = (sheet.people ?? []).filter((one) => !people.includes(one));
  const { expected, there } = sumsOf(phone);
  const missing = people.filter((one) => !isThere(phone, one.person));
  const row = (one) => {
    const here = isThere(phone, one.person);
    return make(
      "button",
      { type: "button", className: here ? "head here" : "head", "aria-pressed": here, onclick: () => phone.account(alarm.alarm, [one.person], !here) },
      make("b", {}, one.name ?? one.person),
      make("span", {}, `${one.person} · ${one.post}`),
      make("strong", {}, say(here ? "alarm.here" : "alarm.not-yet")),
    );
  };
  const place = postOf(phone);
  const isIn = place && (phone.shelters[alarm.alarm]?.[place] ?? alarm.shelters.includes(place));
  return [
    make("h1", { tabIndex: -1 }, alarm.says),
    make("p", { className: "who" }, `${alarm.alarm} · ${bothClocks(alarm.at)}`, alarm.words && ` · ${alarm.words}`),
    place && make("button", { type: "button", className: isIn ? "quiet" : "", onclick: () => phone.shelter(alarm.alarm, place, !isIn) }, say(isIn ? "shelter.out" : "shelter.in", { place })),
    make("p", { className: "sums", role: "status" }, say("alarm.of", { there, expected })),
    make("div", { className: "heads" }, people.map(row)),
    missing.length > 1 && make("button", { type: "button", onclick: () => phone.account(alarm.alarm, missing.map((one) => one.person), true) }, say("alarm.all", { count: missing.length })),
    apart.length > 0 && [make("h2", {}, say("alarm.apart")), make("div", { className: "heads" }, apart.map(row))],
    other(phone, alarm.alarm),
    make("p", {}, make("a", { href: "#hurt", className: "big" }, make("b", {}, say("hurt")))),
    back,
  ];
}

// Somebody of another sub-unit stands here: known by number, as on their card.
function other(phone, alarm) {
  const { say } = phone;
  const typed = make("input", { id: "other", autocomplete: "off", spellcheck: false, maxLength: 48 });
  return make(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        const person = typed.value.trim().toUpperCase();
        if (/^[A-Z0-9][A-Z0-9._-]*$/.test(person) && /\d/.test(person)) await phone.account(alarm, [person], true);
        else typed.focus();
      },
    },
    make("label", { for: "other" }, say("alarm.other")),
    make("div", { className: "beside" }, typed, make("button", { className: "quiet" }, say("alarm.here"))),
  );
}
