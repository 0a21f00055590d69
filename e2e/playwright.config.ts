import { defineConfig } from "@playwright/test";
import { chromium } from "./browser.mjs";

// OKNO_URL names a server that already runs; without it the tests start a small demo of their own.
const port = process.env.OKNO_PORT ?? "18080";
const desk = { width: 1280, height: 900 };
const keyboard = /keyboard\.spec/;
const url = process.env.OKNO_URL ?? `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  reporter: "list",
  // The tests share one database and tell one story: one at a time, in order.
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL: url,
    locale: "ru-RU",
    timezoneId: "Asia/Yekaterinburg",
    launchOptions: chromium,
    // Without view transitions: a page caught in the middle of one takes no clicks.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "desk", use: { viewport: desk } },
    { name: "phone", use: { viewport: { width: 320, height: 640 }, hasTouch: true }, testIgnore: keyboard },
    { name: "noscript", use: { viewport: desk, javaScriptEnabled: false }, testIgnore: keyboard },
    // The same pages by night: axe measures their contrast again. Their tests are those named
    // "… of ROLE" by `testPages`.
    { name: "dark", use: { viewport: desk, colorScheme: "dark" }, grep: / of \w+$/ },
  ],
  webServer: process.env.OKNO_URL ? undefined : demo(),
});

// Built in the dev profile, so that the target folder is the one of all other tests.
function demo() {
  return {
    command:
      "cargo run --locked -p okno -- demo --small --reset --data target/e2e-demo " +
      `--today 2026-11-23 --listen 127.0.0.1:${port}`,
    cwd: "..",
    url: `${url}/health/ready`,
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 10_000 },
  };
}
