// Every page, for everybody: at the desk, on a phone, without scripts.

import { expect, test } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn, testPages } from "./steps";

const PAGES: Record<string, string[]> = {
  specialist: [
    "/desk", "/applications", "/applications?order=1", "/applications/new", "/clients", "/clients/new", "/services",
    "/renderings", "/renderings/new", "/centre", "/centre?period=y2026", "/regions", "/regions/74",
    "/search?q=консультации", "/account", "/nowhere",
  ],
  head: ["/people", "/people/new", "/journal", "/services/new", "/centre"],
  administrator: ["/registry", "/regions/74/edit"],
  observer: ["/regions/02"],
};

testPages("pages", PAGES, (path) => (path === "/nowhere" ? 404 : 200));

test("things behind the lists", async ({ page }) => {
  await signIn(page, "specialist");
  for (const [list, link] of [
    ["/clients", 'main a[href^="/clients/0"]'],
    ["/applications?view=all", 'main a[href^="/applications/0"]'],
    ["/services", 'main a[href^="/services/0"]'],
    ["/renderings", 'main a[href^="/renderings/0"]'],
  ]) {
    await page.goto(list);
    const target = await page.locator(link).first().getAttribute("href");
    const answer = await page.goto(target!);
    expect(answer?.status(), target!).toBe(200);
    await expectGoodPage(page);
  }
});

test("English is complete where it is chosen", async ({ page }) => {
  await signIn(page, "specialist");
  await page.goto("/desk");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("h1")).toHaveText("My day");
  // The account remembers its language: the next test reads Russian again.
  await page.getByRole("button", { name: "Русский" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
});

test("everything by keyboard: the first Tab leads to the content", async ({ page }) => {
  await signIn(page, "specialist");
  await page.goto("/desk");
  await page.keyboard.press("Tab");
  await expect(page.locator("a.skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});
