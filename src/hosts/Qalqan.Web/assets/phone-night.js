// Day or night, kept in the clear on this phone: this switch and nothing else. The page is night until it is told that it is day,
// so that a phone that was switched to night is never white for a moment, and no script goes before what is painted.
const KEPT = "qalqan-night";
const root = document.documentElement;
const show = (isNight) => root.toggleAttribute("data-day", !isNight);
show(localStorage.getItem(KEPT) === "on");
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-switch=night]")) return;
  const isNight = root.hasAttribute("data-day");
  if (isNight) localStorage.setItem(KEPT, "on");
  else localStorage.removeItem(KEPT);
  show(isNight);
});
