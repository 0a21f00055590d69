// Every page, for everybody: at the desk, on a phone, without scripts.

import { expect, test } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn, testPages } from "./steps";

const PAGES: Record<string, string[]> = {
  specialist: [
    "/desk", "/applications", "/applications?state=refused&decided_from=2026-01-01&decided_to=2026-12-31",
    "/applications/new", "/clients", "/clients/new", "/services", "/renderings", "/renderings/clients",
    "/renderings/new", "/centre", "/centre?period=y2026", "/regions", "/regions/74", "/search?q=консультации",
    "/account", "/nowhere",
  ],
  head: [
    "/people", "/people/new", "/journal", "/services/new", "/centre", "/organisation", "/organisation/directions/new",
    "/organisation/workspaces/new",
  ],
  administrator: ["/registry", "/regions/74/edit", "/organisations/new", "/mail"],
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

test("a head adds a direction, moves it, and takes it away again", async ({ page }, { project }) => {
  await signIn(page, "head");
  const name = `Центр кластеров ${project.name}`;
  await page.goto("/organisation");
  await page.getByRole("link", { name: "Добавить направление" }).click();
  await page.getByRole("button", { name: "Добавить", exact: true }).click();
  await expect(page.locator("#f-name"), "an empty form goes nowhere").toBeVisible();
  await page.locator("#f-name").fill(name);
  await page.getByRole("button", { name: "Добавить", exact: true }).click();
  await expect(page).toHaveURL(/\/organisation$/);

  await page.getByRole("button", { name: `Поднять выше: ${name}` }).click();
  await expect(page.getByRole("button", { name: `Опустить ниже: ${name}` })).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("link", { name }).click();
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Удалить" }).click();
  const sure = page.getByRole("dialog").getByRole("button", { name: "Удалить" });
  if (project.use.javaScriptEnabled !== false) await sure.click();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});
