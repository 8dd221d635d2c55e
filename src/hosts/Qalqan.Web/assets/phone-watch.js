// The watch: where one stands, chosen once; what there is to report, a big button each; the last hours of this position.

import { make } from "./phone-dom.js";
import { clock, reading } from "./phone-say.js";

const ELSEWHERE = "-";
const FIRST = ["shot", "explosion", "crossing", "aircraft", "drone", "vehicle", "movement-denied", "other"];
const QUIET = "all-quiet";

/** Nothing where the node has no mission on record: there is nowhere to observe from. */
export function watch(phone) {
  const { say, sheet, position } = phone;
  if (!(sheet?.places.length > 0)) return [];
  if (!position) return [make("a", { href: "#where", className: "big" }, make("b", {}, say("where")), say("where.why"))];
  const all = phone.dataset.whats.split(" ");
  const rest = all.filter((what) => what !== QUIET && !FIRST.includes(what));
  const button = (what) =>
    make("a", { href: `#see/${what}`, className: "big see" }, make("b", {}, say(`what-${what}`)), phone.drafts.get(`see/${what}`) && make("small", {}, say("kept")));
  return [
    make("p", { className: "stand" }, make("b", {}, nameOf(phone)), " ", make("a", { href: "#where" }, say("where.change"))),
    make("nav", { className: "kinds", "aria-label": say("see") }, FIRST.map(button)),
    make("details", { className: "more" }, make("summary", {}, say("see.more")), make("div", { className: "kinds" }, rest.map(button))),
    make("a", { href: `#see/${QUIET}`, className: "big see quiet-post" }, make("b", {}, say(`what-${QUIET}`))),
  ];
}

/** What this position reported in the last hours: on record, and from here what is not sent yet. */
export function lastHours(phone) {
  const { say, sheet, said, position } = phone;
  if (!position || !(sheet?.places.length > 0)) return [];
  const taken = sheet.position === position ? sheet.watch : [];
  const known = new Set(taken.map((one) => one.id));
  const own = said.filter((one) => !known.has(one.id) && !one.isGone);
  const lines = [
    ...taken.map((one) => ({ ...one, stands: say("by", { post: one.by }) })),
    ...own.map(({ id, message, entry }) => ({ ...message, id, stands: entry ? say("entry", { entry }) : say("waits") })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return [
    make("h2", {}, say("hours")),
    lines.length === 0
      ? make("p", { className: "hint" }, say("hours.none"))
      : make("ul", { className: "hours" }, lines.slice(0, 20).map((one) => make("li", {}, line(phone, one)))),
  ];
}

function line(phone, one) {
  const text = [make("b", {}, clock(one.at)), ` ${reading(phone.say, one)} `, make("small", {}, one.stands)];
  return phone.said.some((own) => own.id === one.id) ? make("a", { href: `#saved/${one.id}` }, text) : text;
}

export function choosingPlace(phone) {
  const { say, sheet } = phone;
  const choose = (id) => async () => {
    phone.position = id;
    await phone.keep("position", id);
    location.hash = "#";
    phone.send();
  };
  return [
    make("h1", { tabIndex: -1 }, say("where")),
    make("p", { className: "hint" }, say("where.how")),
    make(
      "div",
      { className: "kinds" },
      (sheet?.places ?? []).map((place) =>
        make("button", { type: "button", className: "quiet", onclick: choose(place.id), "aria-pressed": place.id === phone.position }, make("b", {}, place.id), make("small", {}, place.name)),
      ),
      make("button", { type: "button", className: "quiet", onclick: choose(ELSEWHERE), "aria-pressed": phone.position === ELSEWHERE }, make("b", {}, say("where.none"))),
    ),
    make("p", {}, make("a", { className: "back", href: "#" }, say("back"))),
  ];
}

/** The place that is observed from, or none of a patrol or a person elsewhere. */
export const postOf = (phone) => (phone.position === ELSEWHERE ? undefined : phone.position);

function nameOf({ say, sheet, position }) {
  const place = sheet.places.find(({ id }) => id === position);
  return place ? `${place.id} · ${place.name}` : say("where.none");
}
