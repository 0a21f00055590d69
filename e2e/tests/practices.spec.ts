// Practices: the catalogue is narrowed and compared, a card is written and kept while it is
// written, an adoption is walked from the catalogue to its effect.

import { expect, test, type Page } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn, testPages } from "./steps";

const practice = (number: string) => `/practices/016806b5-bc00-7000-8000-${number.padStart(12, "0")}`;
const STRONG = practice("20002");
const ROOT = practice("20001");

testPages("practices", {
  head: ["/practices", "/practices/own", "/practices/new", "/adoptions", STRONG, `${ROOT}/tree`, `${STRONG}/readiness`],
  expert: ["/practices/reviews", STRONG],
});

/** Leaves the editor of a new card with everything a review needs. */
async function write(page: Page, title: string) {
  await page.goto("/practices/new");
  await page.getByLabel("Название").fill(title);
  const texts: Record<string, string> = {
    problem: "Семь анкет об одном и том же",
    audience: "Предприниматели региона",
    essence: "Одна анкета для всех институтов поддержки",
    steps: "Согласовать анкету | 14",
    results: "Медиана срока, дней | 6,2 | 3,1 | 2025 | учёт центра",
    lessons: "Без обучения анкету заполняли дважды",
    conditions: "Есть соглашение между институтами",
    contact: "centre@example.org",
  };
  for (const [name, text] of Object.entries(texts)) await page.locator(`textarea[name=${name}]`).fill(text);
  await page.locator("#f-indicator_links").click();
  await page.locator("input[name='indicator_links-median-days']").check();
}

test("the catalogue is narrowed, searched, compared and taken away", async ({ page }) => {
  await page.goto("/practices");
  const all = await page.locator("ul.hits li").count();
  expect(all).toBeGreaterThan(5);
  await page.goto("/practices?grade=4");
  const proven = page.locator("ul.hits li");
  expect(await proven.count()).toBeLessThan(all);
  await expectGoodPage(page);
  await page.goto("/practices");
  for (const at of [0, 1]) await page.locator("ul.hits input[type=checkbox]").nth(at).check();
  await page.getByRole("button", { name: "Сравнить" }).click();
  await expect(page.locator("main")).toContainText("Условия тиражирования");
  await expectGoodPage(page);
  const book = await page.request.get("/practices/catalogue.xlsx?grade=4");
  expect(book.headers()["content-disposition"]).toContain("attachment");
  expect((await book.body()).subarray(0, 2).toString()).toBe("PK");
});

test("a card is kept while it is written, then saved with a template", async ({ page, context }, info) => {
  test.setTimeout(60_000);
  await signIn(page, "head");
  const title = `Единое окно ${info.project.name}`;
  await write(page, title);
  if (info.project.use.javaScriptEnabled !== false) {
    await expect(page.locator("[data-autosave-note]")).toContainText("сохранено в черновике", { timeout: 10_000 });
    await expectGoodPage(page);
    // Another tab has nothing of this one's browser but the cookie: the text comes from the server.
    const other = await context.newPage();
    await other.goto("/practices/new");
    await expect(other.locator("textarea[name=lessons]")).toHaveValue("Без обучения анкету заполняли дважды");
    await expect(other.locator("main")).toContainText("не сохранили");
    await expectGoodPage(other);
    await other.close();
    await context.setOffline(true);
    await page.locator("textarea[name=lessons]").fill("Без обучения анкету заполняли трижды");
    await expect(page.locator("[data-autosave-note]")).toContainText("Нет связи", { timeout: 10_000 });
    await context.setOffline(false);
  }
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.locator("h1")).toHaveText(title);
  await expect(page.getByRole("link", { name: "Срок от заявки до услуги" })).toHaveAttribute("href", "/indicators/median-days");
  const file = page.locator("input[type=file][name=file]");
  await file.setInputFiles({ name: "Анкета.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90") });
  await page.getByRole("button", { name: "Приложить" }).click();
  await expect(page.locator(".field.bad .fault")).toContainText("не PDF");
  await page.locator("input[type=file][name=file]").setInputFiles({
    name: "Анкета.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7"),
  });
  await page.getByRole("button", { name: "Приложить" }).click();
  await expect(page.getByRole("link", { name: "Анкета.pdf" })).toBeVisible();
  await expectGoodPage(page);
});

test("a refused step comes back with what was typed", async ({ page }, info) => {
  test.skip(info.project.name !== "desk", "changes the demo: once is enough");
  await signIn(page, "head");
  await page.goto("/practices?region=16");
  await page.locator("ul.hits a").first().click();
  await page.getByRole("button", { name: "Запросить внедрение" }).click();
  await expect(page.locator("h1")).toContainText("Внедрение");
  await page.getByText("Отказ", { exact: true }).first().click();
  const refusal = page.locator("form[action$='/steps/refusal']");
  await refusal.locator("[name=note]").fill("Нет людей");
  await refusal.getByRole("button").click();
  await expect(refusal.locator(".fault")).toBeVisible();
  await expect(refusal.locator("[name=note]")).toHaveValue("Нет людей");
  await expectGoodPage(page);
  const talk = page.locator("form[action$='/messages']");
  await talk.locator("textarea").fill("Сколько длится обучение?");
  await talk.getByRole("button").click();
  await expect(page.locator("main")).toContainText("Сколько длится обучение?");
});
