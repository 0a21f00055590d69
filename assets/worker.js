// The pages of a visit without a network: as they were when they were last opened. Nothing else is
// kept; signing out, or coming to the sign-in page, throws everything away (see okno.js).
"use strict";

const CACHE = "visits";
const PAGE = /^\/visits\/[0-9a-f-]{36}(\/now)?$/;
const MOST = 12; // pages
const OLDEST = 7 * 24 * 60 * 60 * 1000; // ms

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  const page = mode === "navigate" && PAGE.test(pathname);
  if (origin !== location.origin || method !== "GET" || !(page || pathname.startsWith("/assets/"))) return;
  event.respondWith(answer(event, pathname));
});

/** The network's answer; without one, what was kept. */
async function answer(event, pathname) {
  try {
    const fresh = await fetch(event.request);
    event.waitUntil(keep(pathname, fresh.clone()));
    return fresh;
  } catch (error) {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(pathname);
    if (!kept || Date.now() - Date.parse(kept.headers.get("date")) > OLDEST) throw error;
    return kept;
  }
}

async function keep(pathname, fresh) {
  const cache = await caches.open(CACHE);
  if (fresh.ok && !fresh.redirected) await cache.put(pathname, fresh);
  // Signed out, or no longer a part of the visit. A fault of the server takes nothing away.
  else if (fresh.type === "opaqueredirect" || [401, 403, 404].includes(fresh.status)) await cache.delete(pathname);
  const pages = (await cache.keys()).filter((it) => PAGE.test(new URL(it.url).pathname));
  await Promise.all(pages.slice(0, -MOST).map((it) => cache.delete(it)));
}
