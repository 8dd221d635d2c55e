// One observation on one screen: what is not touched is not said. The minute is that of the tap on the first page.

import { chips } from "./phone-chips.js";
import { make } from "./phone-dom.js";
import { clock, reading, whenAndWhere } from "./phone-say.js";
import { pad } from "./phone-pad.js";
import { postOf } from "./phone-watch.js";

const OLD = 10 * 60_000;
const TURNING = /[\u202A-\u202E\u2066-\u2069]/;
const MEANS = {
  shot: ["small-arms", "machine-gun", "tank", "artillery", "mortar", "rocket"],
  explosion: ["mine", "ied", "artillery", "mortar", "rocket", "missile"],
  crossing: ["foot", "car", "truck", "armoured-vehicle", "tank"],
  aircraft: ["jet", "helicopter"],
  drone: ["small-drone", "large-drone"],
  vehicle: ["car", "truck", "armoured-vehicle", "tank"],
  "movement-denied": [],
};
const ND = "not-determined";

export function sight(phone, what) {
  const { say, drafts } = phone;
  const id = `see/${what}`;
  const begun = drafts.get(id) ?? { at: Date.now(), unit: phone.habit.unit, north: phone.habit.north };
  const said = { ...begun };
  const isQuiet = what === "all-quiet";
  const why = make("p", { className: "said", role: "alert" });
  const time = make("b", {});
  const preview = make("p", { className: "reads", "aria-live": "off" });
  const keep = () => {
    why.textContent = "";
    drafts.set(id, { ...said });
    show();
  };
  const show = () => {
    time.textContent = clock(said.at);
    preview.textContent = reading(say, fieldsOf(phone, what, said));
  };

  const answers = (key, values, word, label = say(key)) => chips(said, keep, key, values, word, label);
  const shift = (minutes, label) =>
    make("button", {
      type: "button",
      className: "chip",
      onclick: () => {
        said.at = minutes === 0 ? Date.now() : said.at - minutes * 60_000;
        keep();
      },
    }, label);

  const form = make(
    "form",
    {
      className: "sight",
      onsubmit: async (event) => {
        event.preventDefault();
        const wrong = problemOf(phone, what, said);
        why.textContent = wrong ? say(wrong) : "";
        if (wrong) return why.scrollIntoView({ block: "center" });
        save.disabled = true;
        await phone.remember({ unit: said.unit, north: said.north });
        await phone.observe({ at: new Date(said.at).toISOString(), ...fieldsOf(phone, what, said), corrects: said.corrects }, id);
      },
    },
    make("h1", { tabIndex: -1 }, say(`what-${what}`)),
    make("p", { className: "stand" }, postOf(phone) ?? say("where.none"), " · ", time),
    Date.now() - begun.at > OLD && !said.corrects && make("p", { className: "said" }, say("see.old"), " ", make("button", { type: "button", className: "quiet", onclick: async () => (await drafts.remove(id), phone.route()) }, say("see.anew"))),
    make("div", { className: "row" }, shift(0, say("now")), shift(1, "−1 min"), shift(5, "−5 min")),
    !isQuiet && [
      stepper(say, said, keep),
      answers("bound", ["exactly", "about", "at-least"], (value) => say(`bound-${value}`), say("bound")),
      answers("sense", ["seen", "heard", "told", "instrument"], (value) => say(`sense-${value}`)),
      postOf(phone) && direction(say, said, keep, answers),
      answers("side", phone.dataset.sides.split(" "), (value) => say(`side-${value}`)),
      means(phone, what, answers),
    ],
    words(say, said, keep),
    make("div", { className: "dock" }, preview, why, make("button", { className: "save" }, say("save"))),
    make("p", {}, make("a", { className: "back", href: "#" }, say("back"))),
  );
  const save = form.querySelector(".save");
  show();
  return form;
}

function stepper(say, said, keep) {
  const typed = make("input", {
    id: "many",
    inputMode: "numeric",
    autocomplete: "off",
    maxLength: 6,
    value: said.count ?? "",
    oninput: () => put(typed.value.replace(/\D/g, "")),
  });
  const put = (text) => {
    said.count = text === "" ? undefined : Number(text);
    typed.value = text;
    keep();
  };
  const step = (by) => () => put(String(Math.max(0, (said.count ?? 0) + by)));
  const button = (label, by, name) => make("button", { type: "button", className: "step", onclick: step(by), "aria-label": name }, label);
  return [
    make("label", { for: "many" }, say("many")),
    make("div", { className: "stepper" }, button("−", -1, say("many.less")), typed, button("+", 1, say("many.more"))),
  ];
}

// A bearing and a distance from the position that is stood at, typed by one set of keys.
function direction(say, said, keep, answers) {
  const field = (key, label) =>
    make("input", {
      id: key,
      inputMode: "none",
      autocomplete: "off",
      maxLength: 6,
      value: said[key] ?? "",
      "aria-label": label,
      onfocus: () => (active = fields[key]),
      oninput: () => put(key, fields[key].value),
    });
  const put = (key, text) => {
    const clean = text.replace(key === "bearing" ? /[^\d.]/g : /\D/g, "");
    fields[key].value = clean;
    said[key] = clean === "" ? undefined : Number(clean);
    keep();
  };
  const fields = { bearing: field("bearing", say("bearing")), metres: field("metres", say("metres")) };
  let active = fields.bearing;
  return [
    make("div", { className: "beside" }, make("div", {}, make("label", { for: "bearing" }, say("bearing")), fields.bearing), make("div", {}, make("label", { for: "metres" }, say("metres")), fields.metres)),
    pad(say, (change) => put(active.id, change(active.value))),
    answers("unit", ["mils", "degrees"], (value) => say(`unit-${value}`), say("unit")),
    answers("north", ["magnetic", "grid", "true"], (value) => say(`north-${value}`), say("north")),
  ];
}

function means(phone, what, answers) {
  const all = phone.dataset.meansAll.split(" ");
  const near = [...(MEANS[what] ?? []), ND];
  const word = (value) => phone.say(`means-${value}`);
  const rest = all.filter((one) => !near.includes(one));
  return [
    answers("means", near, word),
    make("details", { className: "more" }, make("summary", {}, phone.say("means.more")), answers("means", rest, word, phone.say("means.more"))),
  ];
}

function words(say, said, keep) {
  const typed = make("textarea", {
    id: "words",
    rows: 2,
    maxLength: 1000,
    dir: "auto",
    value: said.words ?? "",
    oninput: () => {
      said.words = typed.value.trim() === "" ? undefined : typed.value.replace(/\s*\n\s*/g, " ").trim();
      keep();
    },
  });
  return [make("label", { for: "words" }, say("words")), typed];
}

function problemOf(phone, what, said) {
  if (said.at > Date.now()) return "see.future";
  if (TURNING.test(said.words ?? "")) return "words.turning";
  if (what === "all-quiet") return null;
  if (!said.sense) return "sense.none";
  if (said.bearing === undefined) return said.metres === undefined ? null : "bearing.none";
  if (!said.unit || !said.north) return "unit.none";
  if (!(said.bearing < (said.unit === "mils" ? 6400 : 360))) return said.unit === "mils" ? "bearing.mils" : "bearing.degrees";
  return said.metres === 0 || said.metres > 100_000 ? "metres.wrong" : null;
}

// Only what was said: a key that is not there is another answer than one that could not be told.
function fieldsOf(phone, what, said) {
  const { side, means, words } = said;
  const post = postOf(phone);
  if (what === "all-quiet") return { post, what, sense: "seen", words };
  const where = post && said.bearing !== undefined ? { place: post, sight: { bearing: said.bearing, unit: said.unit, north: said.north, metres: said.metres } } : undefined;
  const bound = said.count === undefined ? undefined : (said.bound ?? "exactly");
  return { post, what, sense: said.sense, count: said.count, bound, where, side, means, words };
}

/** It is here, and goes out by itself; it can be undone until it went, and corrected or taken back after. */
export async function saved(phone, id) {
  const { say } = phone;
  const kept = (await phone.outbox.list(phone.key)).find((waiting) => waiting.id === id);
  const isStuck = kept && kept.status !== "queued";
  const one = phone.said.find((own) => own.id === id);
  const back = make("p", {}, make("a", { className: "big", href: "#" }, make("b", {}, say("watch.back"))));
  if (!one) return [make("h1", { tabIndex: -1 }, say("saved.gone")), back];
  const { message, entry, isTried } = one;
  const act = (label, act) => make("button", { type: "button", className: "quiet", onclick: act }, label);
  const correct = async () => {
    const { what, at, where, ...said } = message;
    await phone.drafts.set(`see/${what}`, { ...said, ...where?.sight, at: Date.parse(at), corrects: id });
    location.hash = `#see/${what}`;
  };
  return [
    make("h1", { tabIndex: -1 }, say(entry ? "saved.sent" : isStuck ? "box.refused" : "saved")),
    make("p", { className: "when" }, whenAndWhere(message)),
    make("p", { className: "reads" }, reading(say, message)),
    isStuck
      ? make("p", { role: "alert", className: "said" }, kept.why, " ", make("a", { href: "#box" }, say("box")))
      : make("p", { role: "status" }, entry ? say("entry", { entry }) : say("saved.later")),
    back,
    make(
      "p",
      { className: "beside" },
      !entry && !isTried && act(say("undo"), () => phone.undo(id)),
      act(say("correct"), correct),
      (entry || isTried) && !isStuck && act(say("take.back"), () => phone.takeBack(id)),
    ),
  ];
}
