// A visit on a phone with a poor connection: what is typed is kept, and sent exactly once.

import { expect, test, type Page } from "@playwright/test";
import { expectGoodPage } from "./page";
import { signIn } from "./steps";

/** A picture wider than what is sent, drawn by the browser. */
async function largePicture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [3000, 1500];
    canvas.getContext("2d")!.fillRect(0, 0, 1500, 700);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1], "base64");
}

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
    await expect(page.locator("[data-outbox-state=kept]")).toHaveText("сохранено на этом устройстве");
    await expect(page.locator("#said")).not.toContainText(words);

    await context.setOffline(false);
    await expect(page.locator("[data-outbox-state=sent]")).toHaveText("отправлено");
    await page.reload();
    await expect(page.locator("#said li", { hasText: words })).toHaveCount(1);
    await expect(page.locator("[data-outbox-state]")).toHaveCount(0);
  });

  test("what comes after the cancellation is refused with the reason, and stays in the browser", async ({
    page,
    context,
    browser,
  }) => {
    test.skip(test.info().project.use.javaScriptEnabled === false, "kept by a script");
    await signIn(page, "officer");
    await page.goto("/visits/new?host=74&guest=02");
    await page.locator("[name=aim]").fill(`Отменённый визит ${test.info().project.name} ${test.info().retry}`);
    await page.locator("[name=from]").fill("2026-11-23");
    await page.locator("[name=to]").fill("2026-11-24");
    await page.locator("form[action='/visits'] button[type=submit]").click();
    await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}$/);
    const visit = page.url();
    await page.goto(`${visit}/now`);

    await context.setOffline(true);
    const words = "Заметка до отмены";
    const note = page.locator("form[action$='/remarks']");
    await note.locator("textarea").fill(words);
    await note.getByRole("button").click();
    await expect(page.locator("[data-outbox-state=kept]")).toHaveCount(1);

    const elsewhere = await (await browser.newContext()).newPage();
    await signIn(elsewhere, "officer");
    await elsewhere.goto(visit);
    await elsewhere.locator("summary", { hasText: "Отменить визит" }).click();
    await elsewhere.locator("[name=reason]").fill("Метель");
    await elsewhere.locator("form[action$='/cancellation'] button").click();
    await expect(elsewhere.locator("main")).toContainText("Метель");

    await context.setOffline(false);
    await expect(page.locator("[data-outbox-state=refused]")).toHaveCount(1);
    for (const _ of ["as it is", "after a reload"]) {
      await expect(page.locator("#outbox li")).toContainText(words);
      await expect(page.locator("#outbox li")).toContainText("Визит отменён: к нему больше ничего не записывают.");
      await page.reload();
      await expectGoodPage(page);
    }
    await expect(page.locator("form[action$='/remarks']")).toHaveCount(0);
    await elsewhere.goto(`${visit}/now`);
    await expect(elsewhere.locator("main")).not.toContainText(words);
    await elsewhere.context().close();
  });

  test("the page opens without a network, and a note and a photograph taken there are sent once", async ({
    page,
    context,
  }) => {
    test.skip(test.info().project.use.javaScriptEnabled === false, "kept by a script");
    await signIn(page, "officer");
    await page.goto("/visits?state=planned");
    await page.locator("main tbody a").first().click();
    await page.goto(`${page.url()}/now`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(async () => Boolean(await caches.match(location.pathname)))).toBe(true);
    const name = `${test.info().project.name} ${test.info().retry}`;

    await context.setOffline(true);
    await page.reload();
    await expect(page.locator("h1")).toBeVisible();
    const note = page.locator("form[action$='/remarks']");
    await note.locator("textarea").fill(`Заметка с порога ${name}`);
    await note.getByRole("button").click();
    const photograph = page.locator("form[action$='/photographs']");
    await photograph.locator("input[type=file]").setInputFiles({
      name: "stand.png",
      mimeType: "image/png",
      buffer: await largePicture(page),
    });
    await photograph.getByLabel("Подпись").fill(`Снимок с порога ${name}`);
    await photograph.getByRole("button", { name: "Сохранить снимок" }).click();
    await expect(page.locator("[data-outbox-state=kept]")).toHaveCount(2);
    await page.reload();
    await expect(page.locator("[data-outbox-state=kept]")).toHaveCount(2);

    await context.setOffline(false);
    await expect(page.locator("[data-outbox-state=sent]")).toHaveCount(2);
    await page.reload();
    for (const words of ["Заметка", "Снимок"]) {
      await expect(page.locator("#said li", { hasText: `${words} с порога ${name}` })).toHaveCount(1);
    }
    await expectGoodPage(page);
    const href = await page.locator("#said li", { hasText: `Снимок с порога ${name}` }).getByRole("link").getAttribute("href");
    const kept = await (await page.request.get(href!)).body();
    expect(kept.subarray(0, 2).toString("hex"), "a JPEG").toBe("ffd8");

    await page.locator("form[action='/sign-out']").first().evaluate((form: HTMLFormElement) => form.requestSubmit());
    await page.waitForURL((url) => !url.pathname.startsWith("/visits"));
    await expect.poll(() => page.evaluate(() => caches.has("visits")), "nothing is left for the next").toBe(false);
  });
});
