import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

// WCAG 2.2 AA, all the levels below it, and axe's own advice.
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Asserts what is true of every page: it can be used by everybody and at every width. */
export async function expectGoodPage(page: Page) {
  await expectFitting(page);
  // axe is itself a script, so the project without scripts leaves the same markup to the other two.
  if (test.info().project.use.javaScriptEnabled !== false) await expectAccessible(page);
}

/** Nothing to scroll sideways. */
async function expectFitting(page: Page) {
  const [content, window] = await page.evaluate(() => {
    const root = document.documentElement;
    return [root.scrollWidth, root.clientWidth];
  });
  expect(content, "width of the content against that of the window").toBeLessThanOrEqual(window);
}

/** Nothing that axe would mend. */
async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
  expect(found).toEqual([]);
}
