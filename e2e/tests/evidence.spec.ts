// How successful a practice is: the number with its chart, the honest absence of one, the method.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn } from "./steps";

const evidence = (number: string) => `/practices/016806b5-bc00-7000-8000-${number.padStart(12, "0")}/evidence`;
const [STRONG, BROKEN, UNMEASURED] = ["20002", "20004", "20001"].map(evidence);

test("the effect, its refusal, the method and the glossary are for everybody", async ({ page }) => {
  test.setTimeout(60_000);
  for (const path of [STRONG, BROKEN, UNMEASURED, "/method", "/glossary"]) {
    await test.step(path, async () => {
      expect((await page.goto(path))?.status(), path).toBe(200);
      await expect(page.locator("h1")).toHaveCount(1);
      await expectGoodPage(page);
    });
  }
  await page.goto(STRONG);
  await expect(page.locator("main")).toContainText("снизился на 2,9 дня");
  await expect(page.getByRole("img", { name: /Срок от заявки/ })).toBeVisible();
  await page.goto(BROKEN);
  await expect(page.locator("main")).toContainText("Числа здесь нет");
  await expect(page.locator("main")).toContainText("Ещё до внедрения");
  await expect(page.locator("svg.events")).toHaveCount(0);
});

test("each indicator has its effect, and the main one gives the grade", async ({ page }) => {
  await page.goto(STRONG);
  await expect(page.locator("main")).toContainText("Главный показатель: по нему уровень практики");
  await expect(page.locator("main")).toContainText("не отличимо от нуля");
  await expect(page.locator("svg.events")).toHaveCount(2);
  await expect(page.getByRole("link", { name: "Исходные данные, CSV" })).toHaveCount(2);
  await page.goto("/method");
  await expect(page.locator("main")).toContainText("Лучший из нескольких в расчёт не идёт");
  await expect(page.locator("main")).toContainText("дольше 12 месяцев");
});

test("the inputs are downloaded as they are", async ({ page }) => {
  await page.goto(STRONG);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Исходные данные, CSV" }).first().click();
  const text = await readFile(await (await coming).path(), "utf8");
  expect(text).toMatch(/^region,month,adopted,value\n/);
  expect(text.split("\n").length).toBeGreaterThan(5_000);
});

test("the author chooses the indicator and sees the result first", async ({ page, browser }, info) => {
  test.skip(info.project.name !== "desk", "changes the demo: once is enough");
  await signIn(page, "head");
  await page.goto(UNMEASURED);
  const choice = page.locator("form[action$='/evidence/indicators']");
  await choice.locator("select").selectOption("median-days");
  await choice.getByRole("button").click();
  await page.goto(UNMEASURED);
  await expect(page.locator("main")).toContainText("пока видите только вы");
  await expectGoodPage(page);
  const stranger = await browser.newPage();
  await stranger.goto(new URL(UNMEASURED, page.url()).href);
  await expect(stranger.locator("main")).not.toContainText("пока видите только вы");
  await page.locator("textarea[name=reason]").fill("Согласны: наблюдений пока мало.");
  await page.getByRole("button", { name: "Ответить и открыть всем" }).click();
  await stranger.goto(new URL(UNMEASURED, page.url()).href);
  await expect(stranger.locator("main")).toContainText("Согласны: наблюдений пока мало.");
});
