// The specialist's day: from an ИНН to a rendered service, and the path of an application.

import { expect, test, type Page } from "@playwright/test";
import { expectGoodPage } from "./page";
import { servicesRendered, signIn, someInn } from "./steps";

test.describe("walk-in", () => {
  test("an entrepreneur comes with an ИНН and leaves with a service; the figure moves", async ({ page }) => {
    await signIn(page, "specialist");
    const inn = await someInn(page);
    const before = await servicesRendered(page);

    await page.goto("/renderings/new");
    await expectGoodPage(page);
    await page.getByLabel("ИНН").fill(inn);
    if (test.info().project.use.javaScriptEnabled === false) {
      await page.getByRole("button", { name: "Проверить" }).click();
    }
    await expect(page.locator("#client .notice")).toBeVisible();
    await chooseConsultation(page);
    await page.getByLabel(/Результат/).fill("Разъяснён порядок регистрации");
    await page.getByRole("button", { name: "Внести" }).click();

    await expect(page.locator(".notice.good").first()).toContainText("Внесено");
    await expectGoodPage(page);
    expect(await servicesRendered(page)).toBe(before + 1);
  });

  test("a wrong ИНН is refused beside the field, and what was typed stays", async ({ page }) => {
    await signIn(page, "specialist");
    await page.goto("/renderings/new?inn=7707083894");
    await expect(page.locator("main")).toContainText("Не сходится контрольная цифра");
    await expect(page.getByLabel("ИНН")).toHaveValue("7707083894");
    await expectGoodPage(page);
  });

  test("an ИНН nobody knows says the dump's date and offers other kinds", async ({ page }) => {
    await signIn(page, "specialist");
    await page.goto("/renderings/new?inn=500100732259");
    await expect(page.locator("#client")).toContainText("нет в реестре МСП на");
    await expect(page.locator("#client")).toContainText("самозанят");
    await expectGoodPage(page);
  });
});

test("an application goes its whole path", async ({ page }) => {
  await signIn(page, "head");
  const inn = await someInn(page);
  await page.goto(`/applications/new?inn=${inn}`);
  await chooseConsultation(page);
  await page.getByRole("button", { name: "Подать заявку" }).click();
  await expect(page.locator("h1")).toHaveText(/^74-2026-\d+$/);
  await expectGoodPage(page);

  await page.getByRole("button", { name: "Принять" }).click();
  await expect(page.locator("main")).toContainText("принята");
  await (await step(page, "assignment")).locator("select").selectOption({ label: "Игорь Павлович Дружинин" });
  await (await step(page, "assignment")).locator("button").click();
  await (await step(page, "work")).locator("button").click();
  const rendering = await step(page, "rendering");
  await rendering.locator("textarea").first().fill("Консультация проведена");
  await rendering.locator("button").click();
  await expect(page.locator("main")).toContainText("услуга оказана");
  await expectGoodPage(page);
});

test("two organisations do not see each other's clients", async ({ page }) => {
  await signIn(page, "specialist");
  await page.goto("/clients");
  const card = await page.locator('main a[href^="/clients/0"]').first().getAttribute("href");
  await page.goto("/sign-in");
  await page.locator("section", { hasText: "Уфа" }).locator('[data-role-card="specialist"]').click();
  const answer = await page.goto(card!);
  expect(answer?.status()).toBe(404);
  await expectGoodPage(page);
});

/** The form of the next step; those not straight ahead are folded. */
async function step(page: Page, name: string) {
  const form = page.locator(`form[action$="/${name}"]`);
  if (!(await form.isVisible())) await page.locator("details", { has: form }).locator("summary").click();
  return form;
}

/** Chooses a free consultation: open to every company. */
async function chooseConsultation(page: Page) {
  const service = page.locator('select[name="service"]');
  const option = service.locator("option", { hasText: /^Консультация/ }).first();
  await service.selectOption({ label: (await option.textContent())!.trim() });
}
