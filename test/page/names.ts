import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { HOSTILE } from "./hostile.ts";
import { fitsWindow, loaded } from "./on-page.ts";
import type { PageChecks, Visits } from "./visits.ts";

const TABS = ["timeline", "why", "next", "offers", "scores", "identity"];

/** Everywhere that a customer's name, or that of what they bought, is shown. */
const PLACES: readonly ((one: (typeof HOSTILE)[number]) => string)[] = [
  ({ email }) => `/customers?q=${encodeURIComponent(email)}`,
  ({ key }) => `/customers?q=${encodeURIComponent(key.slice(2))}`,
  ...TABS.map(
    (tab) =>
      ({ key }: (typeof HOSTILE)[number]) =>
        `/customers/${encodeURIComponent(key)}?tab=${tab}`,
  ),
  ({ id }) => `/loyalty?wallet=${id}`,
  ({ id }) => `/mails/welcome?as=customer&customer=${id}`,
  ({ id }) => `/mails/welcome?as=customer&part=text&customer=${id}`,
];
/** Where all of them stand together. */
const LISTS = ["/segments/active", "/segments/active?q=hostile", "/"];

/** One visit a customer: what is shown changes without loading anything anew, as it does for people. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `(() => { history.pushState({}, "", ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent("popstate")); })()`,
  );
  await page.waitForTimeout(150);
  await loaded(page);
  await page.waitForTimeout(250);
}

async function isHarmless(page: Page): Promise<void> {
  const hacked = await Promise.all(
    page.frames().map((frame) => frame.evaluate("window.hacked").catch(() => undefined)),
  );
  deepEqual(
    hacked.filter((one) => one !== undefined && one !== null),
    [],
    "a script has run",
  );
  equal(await page.locator("main img[src=x], main svg[onload], main script").count(), 0, "a name is markup");
}

export const names: PageChecks = {
  ...Object.fromEntries(
    HOSTILE.map((one) => [
      `${one.id}: the name is a text wherever it stands, and fits a phone`,
      async (visits: Visits) => {
        const viewport = { width: 360, height: 800 };
        // Whoever never had points has no wallet, and says so in a 404.
        const page = await visits.open("/customers", { viewport, expected: /status of 404/ });
        for (const place of PLACES) {
          const path = place(one);
          await goTo(page, path);
          await isHarmless(page);
          await fitsWindow(page).catch((error: Error) => {
            throw new Error(`${path}: ${error.message}`);
          });
        }
      },
    ]),
  ),

  "lists of customers show every name as a text": async (visits) => {
    for (const width of [360, 1280]) {
      const page = await visits.open("/", { viewport: { width, height: 800 } });
      for (const path of LISTS) {
        await goTo(page, path);
        await isHarmless(page);
        await fitsWindow(page);
      }
    }
  },
};
