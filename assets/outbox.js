// A visit with a poor connection. What is typed or photographed in a form marked data-outbox is kept
// in the browser, under the account that typed it, and sent when it can be. Each entry has a key made
// here; the server keeps one row for a key, so that sending twice does no harm. Without this file the
// forms are plain forms.

const box = document.querySelector("[data-outbox-of]");
const account = box?.dataset.outboxOf;
const sent = []; // Shown until the page is left.
const AGAIN = 15000; // ms between tries
let sending = false;

/* Entries: { key, at, account, action, fields: [[name, text or Blob]], text, state, why }. */

const store = new Promise((resolve, reject) => {
  const request = indexedDB.open("outbox", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("entries", { keyPath: "key" });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** One operation on the entries; what it says once it is on the disk. */
async function entries(mode, operation) {
  const transaction = (await store).transaction("entries", mode);
  const request = operation(transaction.objectStore("entries"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

const keep = (entry) => entries("readwrite", (it) => it.put(entry));
const drop = (entry) => entries("readwrite", (it) => it.delete(entry.key));

/** This account's entries, in the order they were typed. */
async function kept() {
  const all = await entries("readonly", (it) => it.getAll());
  return all.filter((it) => it.account === account).sort((a, b) => a.at - b.at);
}

/* What is in the box, shown. */

async function show() {
  const rows = [...(await kept()), ...sent].map((entry) => {
    const row = document.createElement("li");
    const mark = document.createElement("strong");
    mark.textContent = box.dataset[{ kept: "sayKept", sent: "saySent", refused: "sayRefused" }[entry.state]];
    mark.dataset.outboxState = entry.state;
    row.append(`${entry.text} — `, mark);
    if (entry.why) row.append(` ${entry.why}`);
    if (entry.state === "refused") row.append(" ", dropButton(entry));
    return row;
  });
  box.querySelector("ul").replaceChildren(...rows);
  box.hidden = rows.length === 0;
}

function dropButton(entry) {
  const button = document.createElement("button");
  button.className = "button quiet";
  button.textContent = box.dataset.sayDrop;
  button.addEventListener("click", () => drop(entry).then(show));
  return button;
}

/* Sending. */

/** What the server's page says is wrong. */
const reason = (page) => [...page.querySelectorAll(".faults p, .faults li")].map((it) => it.textContent.trim()).join(" ");

/** State "sent", "refused" (and why, in the server's words), or "kept" (no network, signed out, busy). */
async function send({ action, fields }) {
  const withFile = fields.some(([, value]) => value instanceof Blob);
  const body = withFile ? new FormData() : new URLSearchParams();
  fields.forEach(([name, value]) => body.append(name, value));
  const answer = await fetch(action, { method: "POST", headers: { Accept: "text/html" }, body }).catch(() => null);
  if (!answer || answer.url.includes("/sign-in") || [401, 429].includes(answer.status) || answer.status >= 500)
    return { state: "kept" };
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) return { state: "refused", why: reason(page) };
  freshen(page);
  return { state: "sent" };
}

/** Puts what the server answered into the parts of the page that show it. */
function freshen(page) {
  for (const part of document.querySelectorAll("[data-fresh]")) {
    const fresh = page.getElementById(part.id);
    if (!fresh || part.contains(document.activeElement)) continue;
    part.innerHTML = fresh.innerHTML;
    part.querySelectorAll("form[data-outbox]").forEach(keepWhatIsTyped);
  }
}

async function sendAll() {
  if (sending || !navigator.onLine) return;
  sending = true;
  try {
    for (let entry; (entry = (await kept()).find((it) => it.state === "kept")); await show()) {
      const { state, why } = await send(entry);
      if (state === "kept") break;
      if (state === "refused") await keep({ ...entry, state, why });
      else {
        await drop(entry);
        sent.push({ ...entry, fields: [], state });
      }
    }
  } finally {
    sending = false;
  }
}

/* Typing. */

/** Keys are unique, not secret: where crypto.randomUUID is missing (no HTTPS), random bytes do. */
const freshKey = () =>
  crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (it) => it.toString(16)).join("-");

const LONGEST_SIDE = 2048; // px of a photograph
const QUALITY = 0.85; // of its JPEG

/** A photograph small enough for a poor connection, without the place and the device written into it. */
async function smaller(file) {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
  } catch {
    return file; // Not a picture: the server says so.
  }
}

/** The first field that must be filled and is not. */
const missing = (form) =>
  [...form.elements].find((it) => (it.ariaRequired || it.tagName === "TEXTAREA") && !it.value.trim());

function keepWhatIsTyped(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const empty = missing(form);
    if (empty) return empty.focus();
    const key = freshKey();
    const typed = new FormData(form);
    typed.set("once", key);
    const fields = await Promise.all(
      [...typed].map(async ([name, value]) => [name, value instanceof File ? await smaller(value) : value]),
    );
    const text = [...form.querySelectorAll("textarea, [data-outbox-text] input")].map((it) => it.value.trim()).join(" ");
    const action = form.getAttribute("action");
    await keep({ key, at: Date.now(), account, action, fields, text, state: "kept" });
    form.reset();
    await show();
    sendAll();
  });
}

/* The visit's pages are kept too, so that they open without a network: see worker.js. */

async function keepPages() {
  if (!navigator.serviceWorker) return; // No HTTPS.
  await navigator.serviceWorker.register("/assets/worker.js", { scope: "/visits/" });
  const [visit] = location.pathname.match(/^\/visits\/[^/]+/);
  const parts = [...document.querySelectorAll("link[href^='/assets/'], script[src^='/assets/']")];
  const wanted = [visit, `${visit}/now`, ...parts.map((it) => new URL(it.href || it.src).pathname)];
  const cache = await caches.open("visits");
  for (const path of wanted) {
    if (await cache.match(path)) continue; // From now on the worker keeps it fresh.
    const answer = await fetch(path);
    if (answer.ok && !answer.redirected) await cache.put(path, answer);
  }
}

keepPages().catch(() => {}); // Nothing is kept where the network is gone or the disk is full.
if (box) {
  // Where nothing can be kept, forms stay plain forms.
  store.then(() => {
    show();
    document.querySelectorAll("form[data-outbox]").forEach(keepWhatIsTyped);
    addEventListener("online", sendAll);
    setInterval(sendAll, AGAIN);
    sendAll();
  }, console.warn);
}
