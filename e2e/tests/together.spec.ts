// Regions together: every shared page for everybody, and one commitment from the visit's question
// to the closed measure, with the papers and the news the visit left behind.

import { expect, test, type Page } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn, testPages } from "./steps";

// The demo's ids are known for ever.
const id = (number: string) => `016806b5-bc00-7000-8000-${number.padStart(12, "0")}`;
const VISIT = `/visits/${id("d0001")}`;
const PLAN = `/plans/${id("b0002")}`;

const PAGES: Record<string, string[]> = {
  officer: [
    "/waiting", "/agreements", "/agreements?region=74&partner=02", "/agreements/map?region=74", "/agreements/new",
    `/agreements/${id("a0000")}`, "/plans", PLAN, "/visits", "/visits/new", VISIT, `${VISIT}/now`, "/exchange",
    "/exchange/74/02", "/regions/74/support", "/regions/74/profile", "/practices", "/news", "/account/reminders",
  ],
  press_officer: ["/news/drafts", `/news/${id("e0001")}`, `/news/${id("e0001")}/draft`],
};

testPages("shared pages", PAGES);

test("a commitment is followed from the question to the closed measure", async ({ page }) => {
  await signIn(page, "officer");
  await page.goto(VISIT);
  await page.getByRole("link", { name: "Принять специалистов соседнего центра на стажировку" }).click();
  await expectGoodPage(page);
  await expect(page.locator("main")).toContainText("Как устроена стажировка специалиста");
  await page.getByRole("link", { name: "№ 2", exact: true }).click();
  await expect(page.locator("main")).toContainText("выполнено");
  await expectGoodPage(page);
});

test("the visit's papers are papers", async ({ page }) => {
  await signIn(page, "officer");
  await page.goto(VISIT);
  for (const name of ["Протокол, PDF", "Программа, PDF"]) {
    expect(await begins(page, page.getByRole("link", { name }).getAttribute("href"))).toBe("%PDF-");
  }
  for (const paper of ["/exchange/74/02/briefing.pdf", `${PLAN}/papers/report.pdf`]) {
    expect(await begins(page, Promise.resolve(paper))).toBe("%PDF-");
  }
});

test("both press services release the news of a visit", async ({ page }) => {
  // The projects share one demo: it is released once.
  test.skip(test.info().project.name !== "desk", "released at the desk");
  const draft = `/news/${id("e0002")}/draft`;
  for (const side of [0, 1]) {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.locator('[data-role-card="press_officer"]').nth(side).click();
    await page.goto(draft);
    await page.getByRole("button", { name: "Согласовать за наш регион" }).click();
  }
  await page.getByLabel("Показать и на открытой странице новостей").check();
  await page.getByRole("button", { name: "Выпустить" }).click();
  await page.getByRole("link", { name: "Открыть на странице новостей" }).click();
  const released = page.url();
  await page.context().clearCookies();
  expect((await page.goto(released))?.status()).toBe(200);
  await expectGoodPage(page);
});

test("a version of the plan is approved by both sides, and seen by others only then", async ({ page }) => {
  // The projects share one demo: it is approved once.
  test.skip(test.info().project.name !== "desk", "approved at the desk");
  test.setTimeout(120_000);
  const enter = async (role: string, at: number) => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.locator(`[data-role-card="${role}"]`).nth(at).click();
  };
  await enter("officer", 0);
  await page.goto(PLAN);
  await expect(page.locator("main")).toContainText("у этой стороны есть своё Окно");
  await page.getByLabel("Основание новой редакции").fill("протокол рабочей встречи");
  await page.getByRole("button", { name: "Начать новую редакцию" }).click();
  await page.getByRole("link", { name: "Внести мероприятие" }).click();
  await page.getByLabel("№").fill("99");
  await page.getByRole("textbox", { name: "Мероприятие" }).fill("Совместная ярмарка наставников");
  await page.getByLabel("Срок").fill("IV квартал 2026");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.locator("main")).toContainText("Его видят только стороны плана");
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Согласовать редакцию" }).click();
  await expect(page.locator("main")).toContainText("Ваша сторона согласовала эту редакцию");
  await expectGoodPage(page);

  await enter("observer", 0);
  await page.goto(PLAN);
  await expect(page.locator("main")).not.toContainText("Совместная ярмарка наставников");

  await enter("officer", 1);
  await page.goto("/waiting");
  await page.getByRole("link", { name: /плана ждёт вашего согласия/ }).click();
  await expectGoodPage(page);
  await page.getByLabel("Дата утверждения").fill("2026-11-23");
  await page.getByRole("button", { name: "Согласовать и утвердить редакцию" }).click();
  await expect(page.locator("main")).not.toContainText("Его видят только стороны плана");

  await enter("observer", 0);
  await page.goto(PLAN);
  await expect(page.locator("main")).toContainText("Совместная ярмарка наставников");
});

/** The first five letters of a file behind an address. */
async function begins(page: Page, href: Promise<string | null>): Promise<string> {
  const answer = await page.request.get((await href)!);
  expect(answer.status()).toBe(200);
  return (await answer.body()).subarray(0, 5).toString();
}
