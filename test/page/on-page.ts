import { deepEqual, equal, ok } from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** Nothing is waited for any more. */
export const loaded = (page: Page): Promise<void> =>
  page.locator("main [aria-busy=true]").first().waitFor({ state: "detached" });

/** Nothing has to be scrolled sideways, and no text stands beyond the window but in what scrolls by itself. */
export async function fitsWindow(page: Page): Promise<void> {
  deepEqual(await page.evaluate<readonly string[]>(STICKING_OUT), []);
  const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  equal(await page.evaluate(over), 0, "wider than the window");
}

const STICKING_OUT = `(() => {
  const wide = document.documentElement.clientWidth + 1;
  const scrolls = (at) => {
    for (let up = at; up && up !== document.body; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX) || getComputedStyle(up).textOverflow === "ellipsis")
        return true;
    return false;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const out = [];
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    const around = node.parentElement;
    if (!node.data.trim() || !around || scrolls(around) || !around.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getBoundingClientRect().right > wide) out.push(node.data.trim().slice(0, 60));
  }
  return out.slice(0, 5);
})()`;

/** Presses the tabulator until something of that role and name has the focus; fails where it never gets it. */
export async function tabTo(
  page: Page,
  role: Parameters<Page["getByRole"]>[0],
  name: string | RegExp,
  {
    back = false,
    most = 150,
    within = page,
  }: { readonly back?: boolean; readonly most?: number; readonly within?: Page | Locator } = {},
): Promise<void> {
  const wanted = within.getByRole(role, { name, ...(typeof name === "string" && { exact: true }) }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < most; presses++) {
    if (await wanted.evaluate((at) => at.matches(":focus"))) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  ok(false, `${role} ${name} is not reached by ${most} presses of the tabulator`);
}
