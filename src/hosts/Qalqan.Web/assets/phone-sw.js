// Keeps the phone's shell, and nothing else: the page, which holds no record, and its assets. `version` and `files` stand
// above, written by the server. What the node answers about anybody passes by here untouched and is never kept.

const SHELL = "/phone";
const PAGES = [SHELL, "/phone/pair"];
const CACHE = "qalqan-phone-" + version;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (PAGES.includes(url.pathname)) event.respondWith(page(request, url));
  } else if (files.includes(url.pathname)) event.respondWith(asset(request));
});

// Whole or not at all: a shell that lacks a part is not taken, and the old one stays.
async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(files);
  const shell = await fetch(SHELL, { cache: "no-store" });
  if (!isOurs(shell)) throw new Error("The page is of another shell than the worker.");
  await cache.put(SHELL, shell);
  await self.skipWaiting();
}

async function takeOver() {
  for (const name of await caches.keys())
    if (name.startsWith("qalqan-phone-") && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

const isOurs = (response) => response.ok && !response.redirected && response.headers.get("Qalqan-Shell") === version;

// At once from what is kept; a page asked for in another language comes from the node, and is kept in its place.
async function page(request, url) {
  const kept = await caches.match(SHELL, { cacheName: CACHE });
  if (kept && !url.searchParams.has("lang")) return kept;
  try {
    const fresh = await fetch(request);
    if (isOurs(fresh) && (await caches.has(CACHE))) await (await caches.open(CACHE)).put(SHELL, fresh.clone());
    return fresh;
  } catch (problem) {
    if (kept) return kept;
    throw problem;
  }
}

async function asset(request) {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}
