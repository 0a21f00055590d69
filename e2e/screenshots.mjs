// Saves pages as people see them: wide and narrow, light and dark, four pictures of each.
//
//   npm run screenshots -- BASE_URL FOLDER [ROLE] PATH…
//   npm run screenshots -- http://127.0.0.1:8080 /tmp/looks specialist / /applications
//
// With a ROLE, a word that does not start with "/", it first signs in by that role's card of the demo.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium as browserType } from "@playwright/test";
import { chromium } from "./browser.mjs";

const WIDTHS = [1280, 320];
const SCHEMES = ["light", "dark"];
const roleCard = (role) => `[data-role-card="${role}"]`;

const { baseURL, folder, role, paths } = readArguments(process.argv.slice(2));
await mkdir(folder, { recursive: true });
const browser = await browserType.launch(chromium);
try {
  const session = await signIn(role);
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) await photograph(session, width, colorScheme);
  }
} finally {
  await browser.close();
}

/** Signs in once; the session is shared by all the pictures. */
async function signIn(role) {
  const context = await browser.newContext({ baseURL });
  if (role) {
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.locator(roleCard(role)).first().click(); // of the first organisation
    await page.waitForURL((url) => url.pathname !== "/sign-in");
  }
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Saves every path at one width in one scheme of colours. */
async function photograph(storageState, width, colorScheme) {
  const viewport = { width, height: width > 600 ? 900 : 640 };
  const context = await browser.newContext({ baseURL, storageState, viewport, colorScheme, locale: "ru-RU" });
  const page = await context.newPage();
  for (const path of paths) {
    const answer = await page.goto(path);
    const file = join(folder, `${fileName(path)}-${width}-${colorScheme}.png`);
    await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
    console.log(answer.status(), file);
  }
  await context.close();
}

/** "/clients?q=мёд" → "clients-q-мёд", "/" → "home". */
function fileName(path) {
  return path.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "home";
}

function readArguments([baseURL, folder, ...rest]) {
  const role = rest[0]?.startsWith("/") ? undefined : rest.shift();
  if (rest.length === 0) {
    console.error("usage: npm run screenshots -- BASE_URL FOLDER [ROLE] PATH…");
    process.exit(2);
  }
  return { baseURL, folder, role, paths: rest };
}
