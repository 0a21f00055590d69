import { expect, test, type Page } from "@playwright/test";
import { expectGoodPage } from "./page";

/** Signs in by a role card of the demo. */
export async function signIn(page: Page, role: string) {
  await page.goto("/sign-in");
  await page.locator(`[data-role-card="${role}"]`).first().click();
  await expect(page.locator("h1")).toBeVisible();
}

/** A test for each role that opens its pages: each answers, has one heading and is a good page. */
export function testPages(what: string, pages: Record<string, string[]>, status = (_path: string) => 200) {
  for (const [role, paths] of Object.entries(pages)) {
    test(`${what} of ${role}`, async ({ page }) => {
      test.setTimeout(180_000);
      await signIn(page, role);
      for (const path of paths) {
        await test.step(path, async () => {
          const answer = await page.goto(path);
          expect(answer?.status(), path).toBe(status(path));
          await expect(page.locator("h1")).toHaveCount(1);
          await expectGoodPage(page);
        });
      }
    });
  }
}

/** Some client of the centre that has an ИНН: the first company of the list. */
export async function someInn(page: Page): Promise<string> {
  await page.goto("/clients?kind=company");
  const text = await page.locator("main").innerText();
  const inn = text.match(/\b\d{10}\b/);
  expect(inn, "a company's ИНН in the list of clients").not.toBeNull();
  return inn![0];
}

/** "178 000" or "178,000" as a number. */
export function toNumber(text: string): number {
  return Number(text.replace(/[^\d]/g, ""));
}

/** The centre's number of services rendered in all time, as its dashboard says. */
export async function servicesRendered(page: Page): Promise<number> {
  await page.goto("/centre");
  return toNumber(await page.locator(".figure b").first().innerText());
}
