// Run before anything is painted: a phone that was switched to night opens dark and red, and never white for a moment. What
// is kept in the clear is this switch and nothing else.
(() => {
  const KEPT = "qalqan-night";
  const root = document.documentElement;
  const show = (isNight) => {
    root.toggleAttribute("data-night", isNight);
    root.style.backgroundColor = isNight ? "#100503" : "";
    root.style.colorScheme = isNight ? "dark" : "";
  };
  show(localStorage.getItem(KEPT) === "on");
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-switch=night]")) return;
    const isNight = !root.hasAttribute("data-night");
    if (isNight) localStorage.setItem(KEPT, "on");
    else localStorage.removeItem(KEPT);
    show(isNight);
  });
})();
