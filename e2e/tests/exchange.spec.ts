// What to take and what to give between two regions: the pages for everybody, and an adoption begun
// on the page of two regions.

import { expect, test } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn, testPages } from "./steps";

const id = (number: string) => `016806b5-bc00-7000-8000-${number.padStart(12, "0")}`;
const STRONG = `/practices/${id("20002")}`;
const PAGES: Record<string, string[]> = {
  officer: [
    "/exchange/74/02", "/exchange/02/74", "/take", "/regions/74/goals", "/transfer-weights", `${STRONG}/readiness`,
    `/practices/${id("20006")}/offers/74`, "/waiting",
  ],
  observer: ["/exchange/74/02", "/transfer-weights"],
  administrator: ["/transfer-weights"],
};

testPages("what to take and give", PAGES);

test("the four questions are the headings, and every entry has its reason", async ({ page }) => {
  await signIn(page, "officer");
  await page.goto("/exchange/74/02");
  for (const question of [
    "Какие практики они реализуют", "Насколько они успешны", "Что можем внедрить у себя", "Что можем предложить",
  ]) {
    await expect(page.getByRole("heading", { name: question })).toBeVisible();
  }
  await expect(page.locator("#success")).toContainText("95 % интервал");
  await expect(page.locator("#take")).toContainText("Условия тиражирования");
  await expect(page.locator("#give")).toContainText("Они спрашивали");
  await page.locator("#take summary").click();
  await expect(page.locator("#take details")).toContainText("Балл");
  await expectGoodPage(page);
});

test("only the two sides see their own part", async ({ page }) => {
  await signIn(page, "observer");
  await page.goto("/exchange/74/02");
  await expect(page.locator("#take")).toContainText("видят только сами регионы");
  await expect(page.getByRole("button", { name: "Запросить внедрение" })).toHaveCount(0);
});

test("published goals are for everybody", async ({ page }) => {
  await page.goto("/regions/02/goals");
  await expect(page.locator("main")).toContainText("Срок от заявки до услуги");
  await expectGoodPage(page);
});

test("an adoption begins on the page and goes all the way to its result", async ({ page }) => {
  // The projects share one demo: it is walked once.
  test.skip(test.info().project.name !== "desk", "walked at the desk");
  await signIn(page, "officer");
  await page.goto("/exchange/74/02");
  const entry = page.locator("#take .next", { hasText: "Единая анкета вместо семи" });
  await entry.getByRole("button", { name: "Запросить внедрение" }).click();
  await expect(page).toHaveURL(/\/adoptions\//);
  await expectGoodPage(page);
  const adoption = new URL(page.url()).pathname;
  await page.goto("/exchange/74/02");
  await expect(page.locator("#take")).toContainText("Уже внедряем");
  await expect(page.locator(`#take a[href="${adoption}"]`)).toBeVisible();
  for (const step of ["consultation", "plan", "pilot", "implementation", "measurement"]) {
    await page.goto(adoption);
    const form = page.locator(`form[action="${adoption}/steps/${step}"]`);
    await page.locator("details", { has: form }).locator("summary").click();
    if (step === "measurement") {
      const said = { what: "Срок до услуги, дней", baseline: "13,6", value: "10,4", period: "2026 год", source: "журнал услуг" };
      for (const [name, value] of Object.entries(said)) await form.locator(`[name="${name}"]`).fill(value);
    }
    await form.locator('button[type="submit"]').click();
    await page.waitForURL((url) => url.pathname === adoption);
  }
  await expect(page.locator("main")).toContainText("эффект измерен");
  for (const path of [STRONG, `${STRONG}/tree`]) {
    await page.goto(path);
    await expect(page.locator("main")).toContainText("13,6 → 10,4");
  }
});
