// Elements made in one line, and the page's own words, which the server wrote on the element in the reader's language.

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "role" || name === "for") {
      if (value !== undefined && value !== null) element.setAttribute(name, value);
    } else if (value !== undefined) element[name] = value;
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export function wordsOf(element) {
  return (key, values = {}) => {
    const text = element.dataset[key.replace(/[.-]([a-z])/g, (_, letter) => letter.toUpperCase())] ?? key;
    return text.replace(/\{([a-z]+)\}/g, (place, name) => String(values[name] ?? place));
  };
}

const two = (number) => String(number).padStart(2, "0");

/** The device's own clock and Z, as they stand on every page: 24.11.2026 15:00 · 1200Z. */
export function bothClocks(time) {
  const at = new Date(time);
  const day = `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())} · ${two(at.getUTCHours())}${two(at.getUTCMinutes())}Z`;
}

/** The day there is at that time in a zone, as 2026-11-24. */
export function dayIn(zone, time) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const of = Object.fromEntries(parts.formatToParts(time).map((part) => [part.type, part.value]));
  return `${of.year}-${of.month}-${of.day}`;
}
