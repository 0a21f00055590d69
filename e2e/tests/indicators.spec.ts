// Indicators over time: the pages for everybody, a table with mistakes and then without, a definition.

import { expect, test } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn, testPages } from "./steps";

const PAGES: Record<string, string[]> = {
  officer: [
    "/indicators", "/indicators/median-days", "/indicators/median-days/regions/74", "/indicators/answer-days/upload",
    "/regions/74/profile", "/regions/66/profile?peers=volga", "/peers",
  ],
  administrator: ["/indicators", "/indicators/new", "/indicators/median-days/definition", "/peers/new", "/peers/ural"],
};

testPages("indicators", PAGES);

test("a profile has the region's place, its trend with a table, and its twins", async ({ page }) => {
  await signIn(page, "officer");
  await page.goto("/regions/74");
  await page.getByRole("link", { name: "Профиль региона" }).click();
  const card = page.locator("section.sheet", { hasText: "Срок от заявки до услуги" }).first();
  await expect(card).toContainText(/Место \d+ из \d+/);
  await expect(card.locator("svg")).toBeVisible();
  await card.locator("summary").click();
  await expect(card.locator("table tbody tr")).toHaveCount(36);
  await expect(page.locator("main")).toContainText("Виды деятельности");
  await expect(page.getByRole("heading", { name: "Похожие регионы" })).toBeVisible();
  await card.locator("a").first().click();
  await expect(page.locator("main")).toContainText("Значения и откуда они");
  await page.goto("/regions/66/profile");
  await expect(page.locator("main")).not.toContainText(/Место \d+ из \d+/);
});

test("a table is refused by cell, then corrected, looked at and kept", async ({ page }) => {
  // Each project has a month of its own: they share one database.
  const month = { desk: "2019-02", phone: "2019-03", noscript: "2019-04" }[test.info().project.name] ?? "2019-05";
  const table = (...lines: string[]) => ({
    name: "сроки.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["Регион;Месяц;Значение", ...lines].join("\n")),
  });
  await signIn(page, "officer");
  await page.goto("/indicators/answer-days");
  await page.getByRole("link", { name: "Загрузить таблицу" }).click();
  await page.locator('input[type="file"]').setInputFiles(table(`02;${month};9`, `74;${month};-1`, "74;когда-то;5 %"));
  await page.getByRole("button", { name: "Показать, что прочитано" }).click();
  for (const cell of ["A2", "C3", "B4"]) await expect(page.locator("main")).toContainText(`${cell}:`);
  await expectGoodPage(page);

  await page.locator('input[type="file"]').setInputFiles(table(`74;${month};12,5`));
  await page.getByRole("button", { name: "Показать, что прочитано" }).click();
  await expect(page.locator("main")).toContainText("прочитано 1 значение");
  await expect(page.locator("main")).toContainText("12,5");
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.goto("/indicators/answer-days/regions/74");
  const row = page.locator("tr", { hasText: "сроки.csv" }).first();
  await expect(row).toContainText("12,5");
  await expect(row.getByRole("link", { name: "сроки.csv" })).toBeVisible();
});

test("an indicator is defined, and never redefined backwards", async ({ page }) => {
  const code = `probe-${test.info().project.name}-${Date.now() % 1_000_000}`;
  await signIn(page, "administrator");
  await page.goto("/indicators/new");
  await page.getByLabel("Код").fill(code);
  await page.getByLabel("Название по-русски").fill("Проверочный показатель");
  await page.getByLabel("Название по-английски").fill("A probe");
  await page.getByLabel("Единица").selectOption("days");
  await page.getByLabel("Что хорошо").selectOption("less");
  await page.getByLabel("Действует с").fill("2020-01");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.locator("h1")).toHaveText("Проверочный показатель");
  await page.getByRole("link", { name: "Новая версия" }).click();
  await page.getByLabel("Действует с").fill("2020-02");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.locator("main")).toContainText("задним числом");
  await expectGoodPage(page);
});

test("indicators are found by their names", async ({ page }) => {
  await signIn(page, "officer");
  await page.goto("/search?q=отказов");
  await expect(page.getByRole("link", { name: "Доля отказов по заявкам" })).toBeVisible();
});
