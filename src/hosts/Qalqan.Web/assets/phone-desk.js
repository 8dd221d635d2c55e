// The phone's first page, its outbox, and the way to wipe it.

import { alarmLine } from "./phone-alarm.js";
import { bothClocks, make } from "./phone-dom.js";
import { rollLines } from "./phone-roll.js";
import { reading } from "./phone-say.js";
import { lastHours, watch } from "./phone-watch.js";

const title = (text) => make("h1", { tabIndex: -1 }, text);
const NAMES = {
  "unit-state": "state",
  "head-count": "count",
  observation: "see",
  "observation-withdrawn": "take.back",
  accounted: "alarm.counted",
  shelter: "shelter",
  casualty: "hurt",
  "roll-call": "roll",
};
const nameOf = (say, kind) => say(NAMES[kind]);
const back = (say) => make("p", {}, make("a", { className: "back", href: "#" }, say("back")));

export function home(phone) {
  const { say, sheet, drafts, link, today } = phone;
  const older = drafts.ids().filter((id) => id.startsWith("state/") && id !== `state/${today}`);
  const lines = [];
  if (sheet) {
    lines.push(make("p", { className: "hint" }, say("sheet.of", { at: bothClocks(phone.sheetAt), entry: sheet.head })));
    if (sheet.reportedAt)
      lines.push(make("p", { className: "hint" }, say("reported", { at: bothClocks(sheet.reportedAt), post: sheet.reportedBy })));
    if (sheet.countedAt)
      lines.push(make("p", { className: "hint" }, say("counted.at", { at: bothClocks(sheet.countedAt), count: sheet.counted })));
  } else lines.push(make("p", { role: "alert" }, say("sheet.none")));
  const draft = (id) => drafts.get(id) && make("small", {}, say("kept"));
  return [
    title(sheet?.unitTitle ?? say("title")),
    alarmLine(phone),
    watch(phone),
    lastHours(phone),
    make("p", { className: "who" }, `${link.device.post} · ${link.device.person} · ${link.device.device}`),
    make(
      "nav",
      { className: "doing", "aria-label": say("title") },
      rollLines(phone),
      make("a", { href: "#state", className: "big" }, make("b", {}, say("state")), today, draft(`state/${today}`)),
      make("a", { href: "#count", className: "big" }, make("b", {}, say("count")), draft("count")),
      sheet?.unit && make("a", { href: "#hurt", className: "big" }, make("b", {}, say("hurt"))),
      older.map((id) => make("a", { href: `#${id}`, className: "big" }, make("b", {}, say("state")), id.slice(6), draft(id))),
      make("a", { href: "#box", className: "big" }, make("b", {}, say("box")), phone.unsentText()),
    ),
    lines,
    phone.sent.length > 0 && [
      make("h2", {}, say("sent")),
      make("ul", { className: "sent" }, phone.sent.map((one) => make("li", {}, `${nameOf(say, one.kind)} · ${bothClocks(one.at)} · ${say("entry", { entry: one.entry })}`))),
    ],
    make("p", { className: "hint" }, say("install")),
    make("p", {}, make("button", { type: "button", className: "quiet", onclick: () => phone.lock() }, say("lock"))),
    make("p", {}, make("a", { href: "#wipe" }, say("wipe"))),
  ];
}

export async function box(phone) {
  const { say, outbox } = phone;
  const all = await outbox.list(phone.key);
  const word = { queued: "box.queued", refused: "box.refused", conflict: "box.conflict" };
  const line = (one) =>
    make(
      "li",
      { className: one.status },
      make("p", {}, make("b", {}, nameOf(say, one.message.kind)), ` ${one.message.day ?? one.message.person ?? ""}`),
      one.message.kind === "observation" && make("p", {}, reading(say, one.message)),
      make("p", {}, say("signed", { at: bothClocks(one.message.saidAt) })),
      make("p", { className: "standing" }, make("b", {}, say(word[one.status])), one.why ? ` ${one.why}` : ""),
      one.status === "conflict" && one.message.states && make("button", { type: "button", onclick: () => again(phone, one) }, say("again")),
      one.status !== "queued" &&
        make("button", { type: "button", className: "quiet", onclick: async () => (await outbox.dismiss(one.at), phone.route()) }, say("dismiss")),
    );
  return [
    title(say("box")),
    make("p", { role: "status" }, phone.unsentText()),
    outbox.problem && make("p", { role: "alert", className: "said" }, outbox.problem),
    make("button", { type: "button", onclick: () => phone.send() }, say("send.now")),
    all.length === 0 ? make("p", { className: "hint" }, say("box.empty")) : make("ol", { className: "box" }, all.slice(0, 100).map(line)),
    back(say),
  ];
}

// What was said goes back on the form, over the sheet as it is now; signed again it is another message.
async function again(phone, one) {
  const id = `state/${one.message.day}`;
  const states = Object.fromEntries(one.message.states.map(({ person, state }) => [person, state]));
  await phone.drafts.set(id, { states });
  await phone.outbox.dismiss(one.at);
  location.hash = `#${id}`;
}

export function wiping(phone) {
  const { say } = phone;
  return [
    title(say("wipe")),
    make("p", { role: "alert" }, say("wipe.sure"), " ", phone.unsentText()),
    make("button", { type: "button", className: "danger", onclick: () => phone.wipe() }, say("wipe.do")),
    back(say),
  ];
}
