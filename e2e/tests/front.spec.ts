import { expect, test } from "@playwright/test";
import { expectGoodPage } from "./page";

test("the front door opens in Russian, for everybody", async ({ page }) => {
  const answer = await page.goto("/sign-in");

  expect(answer?.status()).toBe(200);
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectGoodPage(page);
});
