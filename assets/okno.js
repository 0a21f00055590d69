// Progressive enhancement: every page works without this file. No framework, nothing inline.
"use strict";

const each = (selector, act, within = document) => within.querySelectorAll(selector).forEach(act);

/* ИНН: the checks of the server, said at once (weights as in the crate ru-ids). */

const CHECKS = {
  10: [[2, 4, 10, 3, 5, 9, 4, 6, 8]],
  12: [[7, 2, 4, 10, 3, 5, 9, 4, 6, 8], [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]],
};

/** Which rule an ИНН breaks: "digits", "length", "checksum", or null. */
function brokenRule(inn) {
  if (/\D/.test(inn)) return "digits";
  const checks = CHECKS[inn.length];
  if (!checks) return "length";
  const fits = (weights) =>
    (weights.reduce((sum, weight, at) => sum + weight * inn[at], 0) % 11) % 10 === Number(inn[weights.length]);
  return checks.every(fits) ? null : "checksum";
}

/* Look-up by ИНН: the fragment of /sme-records/{inn}, or of the address in data-lookup, appears below
   the field and fills empty fields. */

const PAUSE = 150; // ms without a keystroke before asking

function lookUp(input) {
  const into = document.getElementById(input.dataset.lookupInto);
  const fault = document.getElementById(`${input.id}-fault`);
  if (!into) return;
  into.setAttribute("aria-live", "polite");
  let timer;
  let request;
  let shown = null;

  const say = (rule) => {
    if (fault) fault.textContent = rule ? input.dataset[`say${rule[0].toUpperCase()}${rule.slice(1)}`] : "";
    input.closest(".field")?.classList.toggle("bad", Boolean(rule));
    input.setAttribute("aria-invalid", Boolean(rule));
  };

  const ask = async (inn) => {
    request = new AbortController();
    try {
      const from = input.dataset.lookup || "/sme-records/";
      const answer = await fetch(from + inn, { headers: { Accept: "text/html" }, signal: request.signal });
      if (!answer.ok) return;
      into.innerHTML = await answer.text();
      shown = inn;
      fillFrom(into.firstElementChild, input.form);
    } catch (error) {
      // Without a network the form still works: the server looks the ИНН up when it is sent.
      if (error.name !== "AbortError") into.replaceChildren();
    }
  };

  const changed = (finished) => {
    const inn = input.value.replace(/\s/g, "");
    clearTimeout(timer);
    if (inn === shown) return;
    request?.abort();
    into.replaceChildren();
    shown = null;
    const rule = inn && brokenRule(inn);
    // Whoever is still typing has not broken the rule of length.
    const early = rule === "length" && inn.length < 12 && !finished;
    say(inn && !early ? rule : null);
    if (inn && !rule) timer = setTimeout(ask, PAUSE, inn);
  };

  input.addEventListener("input", () => changed(false));
  input.addEventListener("change", () => changed(true));
  if (input.value && !into.childElementCount && !fault?.textContent) changed(true);
}

/** Fills fields that are empty, or were filled by an earlier look-up, from data-fill-NAME. */
function fillFrom(fragment, form) {
  for (const { name, value } of fragment?.attributes ?? []) {
    if (!name.startsWith("data-fill-")) continue;
    const field = form?.elements.namedItem(name.slice("data-fill-".length));
    if (!field || !("value" in field) || (field.value && !("filled" in (field.dataset ?? {})))) continue;
    field.value = value;
    if (field.dataset) field.dataset.filled = "";
  }
}

/* Forms: ask before taking away, send once, keep drafts. */

async function confirmed(form) {
  const [dialog, question, no, actions] = ["dialog", "p", "button", "div"].map((it) => document.createElement(it));
  const yes = form.querySelector("button").cloneNode(true);
  question.textContent = form.dataset.confirm;
  dialog.setAttribute("aria-label", form.dataset.confirm);
  no.textContent = form.dataset.confirmNo ?? "×";
  no.className = "button quiet";
  actions.className = "actions";
  actions.append(yes, no);
  dialog.append(question, actions);
  document.body.append(dialog);
  return new Promise((resolve) => {
    yes.addEventListener("click", () => dialog.close("yes"));
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
    no.focus();
  });
}

// Without HTTPS there is no such store.
const forgetPages = () => window.caches?.delete("visits");

const buttonsOf = (form) => [...form.elements].filter((it) => it.type === "submit");

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.dataset.confirm && !form.dataset.confirmed) {
    event.preventDefault();
    if (!(await confirmed(form))) return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(event.submitter);
    return;
  }
  delete form.dataset.confirmed;
  if (form.action.endsWith("/sign-out")) {
    sessionStorage.clear(); // Drafts hold people's data.
    forgetPages();
  }
  if (form.method !== "post" || event.defaultPrevented) return;
  // After the browser has collected the fields: a disabled button's own name and value are not sent.
  setTimeout(() => buttonsOf(form).forEach((it) => (it.disabled = true)));
});

// Coming back by the "back" button finds the page as it was left.
addEventListener("pageshow", () => each("form", (form) => buttonsOf(form).forEach((it) => (it.disabled = false))));

const draftKey = (form) => `draft:${form.dataset.draft}`;

/** Drafts that were sent and answered well are done with; a failed answer keeps them. */
function tidyDrafts() {
  const { responseStatus = 200, type } = performance.getEntriesByType("navigation")[0] ?? {};
  for (const key of Object.keys(sessionStorage).filter((it) => it.startsWith("draft:"))) {
    const draft = JSON.parse(sessionStorage.getItem(key));
    if (responseStatus >= 400) sessionStorage.setItem(key, JSON.stringify({ ...draft, sent: false }));
    else if (draft.sent && type !== "back_forward") sessionStorage.removeItem(key);
  }
}

function keepDraft(form) {
  const fields = [...form.elements].filter(
    (it) => it.name && !["hidden", "password", "file", "submit"].includes(it.type),
  );
  const draft = JSON.parse(sessionStorage.getItem(draftKey(form)) ?? "null");
  // A form sent back with its faults holds what was typed already.
  for (const it of draft && !form.querySelector("[aria-invalid=true]") ? fields : []) {
    const value = draft.values[it.name];
    if (it.type === "checkbox" || it.type === "radio") it.checked = value === it.value;
    else it.value ||= value ?? "";
  }
  const keep = (sent) => {
    const typed = new FormData(form);
    const values = Object.fromEntries(fields.map((it) => [it.name, typed.get(it.name)]));
    sessionStorage.setItem(draftKey(form), JSON.stringify({ sent, values }));
  };
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}

/* Autosave: a moment after the last key the server keeps what was typed, until it is saved. */

const REST = 2000; // ms without a change

function autosave(form) {
  const note = form.querySelector("[data-autosave-note]");
  let timer;
  const keep = async () => {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.autosave, { method: "POST", body }).catch(() => null);
    if (answer?.status === 409) note.textContent = await answer.text();
    else note.textContent = answer?.status === 204 ? note.dataset.kept : note.dataset.offline;
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

/* A file that is too long is named before it travels; the server says the same. */

function weigh(input) {
  if (input.form.hasAttribute("data-outbox")) return; // Photographs are made smaller: see outbox.js.
  const field = input.closest(".field");
  input.addEventListener("change", () => {
    const tooLong = [...input.files].some((file) => file.size > Number(input.dataset.longest));
    input.setCustomValidity(tooLong ? input.dataset.sayLongest : "");
    field?.classList.toggle("bad", tooLong);
    if (tooLong) input.reportValidity();
  });
}

/* Live figures: the fragment is asked for again while somebody looks. */

const EVERY = 5000; // ms

function keepFresh(region) {
  let seen = region.innerHTML;
  setInterval(async () => {
    if (document.hidden || region.contains(document.activeElement)) return;
    const answer = await fetch(region.dataset.live, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const text = await answer.text();
    if (text !== seen) region.innerHTML = seen = text;
  }, EVERY);
}

/* Keyboard: "/" goes to the search, Alt+N opens the form of a service. */

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
  const search = document.querySelector(".find input");
  if (search && event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.select();
  }
  if (event.altKey && event.code === "KeyN" && document.body.dataset.new) {
    event.preventDefault();
    location.assign(document.body.dataset.new);
  }
});

tidyDrafts();
each("form[data-draft]", keepDraft);
each("form[data-autosave]", autosave);
each("input[data-lookup]", lookUp);
each("input[data-longest]", weigh);
each("[data-live]", keepFresh);
// Whoever signs in next must not find the pages kept for use without a network (see worker.js).
if (location.pathname === "/sign-in") forgetPages();
document.querySelector(".faults")?.focus();
