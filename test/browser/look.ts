import { deepEqual } from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** By name: a check of something in the browser, which throws where it does not hold. */
export type Checks = Readonly<Record<string, (browser: Browser) => Promise<void>>>;

export const WIDTHS = [390, 1280] as const;
export const SCHEMES = ["light", "dark"] as const;

export async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Nothing that axe finds wrong by WCAG 2.2 AA, and nothing that has to be scrolled sideways. */
export async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    [],
  );
  const over = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  deepEqual(over, 0, "wider than the window");
}

/** A picture for people, where SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** What has the focus after each of so many presses of the tabulator, by name or text. */
export async function tabStops(page: Page, presses: number): Promise<readonly string[]> {
  const stops: string[] = [];
  for (let index = 0; index < presses; index++) {
    await page.keyboard.press("Tab");
    stops.push(
      await page.evaluate<string>(
        "(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.getAttribute('name') ?? at?.textContent ?? ''; })()",
      ),
    );
  }
  return stops;
}
