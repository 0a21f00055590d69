// The specialist's day without a mouse: every step by Tab, Enter, Space and letters, and the focus
// is always to be seen.

import { expect, test, type Locator, type Page } from "@playwright/test";
import { someInn, signIn } from "./steps";

test("an entrepreneur is served by keyboard alone", async ({ page }) => {
  await page.goto("/sign-in");
  await tabTo(page, page.locator('[data-role-card="specialist"]').first());
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/sign-in/);
  const inn = await someInn(page);

  await page.goto("/desk");
  await page.keyboard.press("Tab");
  await expect(page.locator("a.skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator('main a[href="/renderings/new"]').first());
  await page.keyboard.press("Enter");

  // The form opens with the cursor where one begins.
  await expect(page.getByLabel("ИНН")).toBeFocused();
  await page.keyboard.type(inn);
  await expect(page.locator("#client .notice")).toBeVisible();
  const service = page.locator('select[name="service"]');
  await tabTo(page, service);
  const chosen = () => service.evaluate((it: HTMLSelectElement) => it.selectedOptions[0].text);
  while (!(await chosen()).startsWith("Консультация")) await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByLabel(/Результат/));
  await page.keyboard.type("Разъяснён порядок регистрации");
  await tabTo(page, page.getByRole("button", { name: "Внести" }));
  await page.keyboard.press("Enter");
  await expect(page.locator(".notice.good").first()).toContainText("Внесено");
});

test("a wrong ИНН is refused, and the focus is led to it", async ({ page }) => {
  await signIn(page, "specialist");
  await page.goto("/renderings/new");
  await page.keyboard.type("7707083894");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toContainText("Не сходится контрольная цифра");
  await tabTo(page, page.locator('main a[href="#f-inn"]'));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("ИНН")).toBeFocused();
  await expect(page.getByLabel("ИНН")).toHaveValue("7707083894");
});

test("a question before something is removed is answered by keyboard, and can be left", async ({ page }) => {
  await signIn(page, "head");
  await page.goto("/organisation/directions/new");
  await page.locator("#f-name").fill("Центр без мыши");
  await page.locator("#f-short_name").fill("ЦБМ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/organisation$/);

  await tabTo(page, page.getByRole("link", { name: "Центр без мыши" }));
  await page.keyboard.press("Enter");
  const remove = page.getByRole("button", { name: "Удалить" }).first();
  await tabTo(page, remove);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(remove, "back where one was").toBeFocused();

  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Удалить" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/organisation$/);
  await expect(page.getByRole("link", { name: "Центр без мыши" })).toHaveCount(0);
});

/** Presses Tab until the target has the focus; wherever the focus goes on its way, it can be seen. */
async function tabTo(page: Page, target: Locator) {
  for (let pressed = 0; pressed < 100; pressed += 1) {
    if (await target.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await focusShows(page), await page.evaluate(() => document.activeElement?.outerHTML)).toBe(true);
  }
  throw new Error(`no Tab leads to ${target}`);
}

/** Whether the element with the focus is marked and lies within the window. */
function focusShows(page: Page) {
  return page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return true; // between the page and the browser's own bars
    const { outlineStyle, outlineWidth } = getComputedStyle(it);
    const { top, bottom } = it.getBoundingClientRect();
    const marked = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return marked && bottom > 0 && top < innerHeight;
  });
}
