// The handle of the years: a range over the picture, so that mouse, finger, keys and screen readers have it alike. It goes to
// the day when it is let go; keys are gathered for a moment, so that holding one does not ask a page a day.
const focusKey = "qalqan-timeline";

customElements.define(
  "q-timeline",
  class extends HTMLElement {
    connectedCallback() {
      const { first, days, day, asked, label } = this.dataset;
      const range = document.createElement("input");
      Object.assign(range, { type: "range", min: 0, max: days, step: 1, value: day });
      range.setAttribute("aria-label", label);
      const said = document.createElement("output");
      said.hidden = true;
      const words = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
      const dayOf = () => new Date(Date.parse(first) + range.value * 86400000);
      const iso = () => dayOf().toISOString().slice(0, 10);
      const say = () => range.setAttribute("aria-valuetext", words.format(dayOf()));
      let waiting;
      const go = () => {
        clearTimeout(waiting);
        if (range.value === day) return;
        const url = new URL(location.href);
        if (url.pathname.startsWith("/finding/")) url.pathname = "/findings";
        url.searchParams.set(asked, iso());
        url.hash = "";
        if (document.activeElement === range) sessionStorage.setItem(focusKey, "1");
        location.assign(url);
      };
      let held = false;
      range.addEventListener("pointerdown", () => (held = true));
      range.addEventListener("input", () => {
        say();
        said.hidden = false;
        said.value = iso();
        const handle = this.querySelector(".handle");
        const at = (100 * range.value) / days + "%";
        handle.setAttribute("x1", at);
        handle.setAttribute("x2", at);
        clearTimeout(waiting);
        if (!held) waiting = setTimeout(go, 500);
      });
      range.addEventListener("pointerup", () => {
        held = false;
        go();
      });
      range.addEventListener("pointercancel", () => (held = false));
      range.addEventListener("keydown", (key) => {
        const by = { PageUp: 30, PageDown: -30 }[key.key];
        if (by) {
          key.preventDefault();
          range.value = +range.value + by;
          range.dispatchEvent(new Event("input"));
        } else if (key.key === "Enter") go();
        else if (key.key === "Escape") {
          clearTimeout(waiting);
          range.value = day;
          range.dispatchEvent(new Event("input"));
          clearTimeout(waiting);
          said.hidden = true;
        }
      });
      say();
      this.append(range, said);
      if (sessionStorage.getItem(focusKey)) {
        sessionStorage.removeItem(focusKey);
        range.focus({ preventScroll: true });
      }
    }
  },
);
