// A visit on a phone with a poor connection: what is typed is kept, and sent exactly once.

import { expect, test } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn } from "./steps";

test.describe("visit", () => {
  test("a note typed without a network is sent exactly once when it is back", async ({ page, context }) => {
    await signIn(page, "officer");
    await page.goto("/visits?state=planned");
    await page.locator("main tbody a").first().click();
    await page.goto(`${page.url()}/now`);
    await expectGoodPage(page);
    const words = `Заметка без сети ${test.info().project.name} ${test.info().retry}`;
    const note = page.locator("form[action$='/remarks']");

    if (test.info().project.use.javaScriptEnabled === false) {
      await note.locator("textarea").fill(words);
      await note.getByRole("button").click();
      await expect(page.locator("#said")).toContainText(words);
      return;
    }
    await context.setOffline(true);
    await note.locator("textarea").fill(words);
    await note.getByRole("button").click();
    await expect(page.locator("[data-outbox-state=kept]")).toHaveText("сохранено в телефоне");
    await expect(page.locator("#said")).not.toContainText(words);

    await context.setOffline(false);
    await expect(page.locator("[data-outbox-state=sent]")).toHaveText("отправлено");
    await page.reload();
    await expect(page.locator("#said li", { hasText: words })).toHaveCount(1);
    await expect(page.locator("[data-outbox-state]")).toHaveCount(0);
  });
});
