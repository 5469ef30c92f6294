import { deepEqual } from "node:assert/strict";
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from "playwright-core";
import type { Shop } from "./shop.ts";

/** By name: what is checked of the page, which throws where it does not hold. */
export type PageChecks = Readonly<Record<string, (visits: Visits) => Promise<void>>>;

export interface Visits {
  readonly shop: Shop;
  /** Signs somebody in by the page's own way, and opens an address. `who`: a role. */
  readonly open: (path: string, options?: VisitOptions) => Promise<Page>;
  /** Nothing broke the page's policy, threw, or was logged as an error, on any page that was opened. */
  readonly expectQuiet: () => void;
  readonly close: () => Promise<void>;
}

export type Who = "viewer" | "marketer" | "admin";

export interface VisitOptions extends BrowserContextOptions {
  readonly who?: Who;
  /** What the browser says of a trouble that the check makes on purpose. */
  readonly expected?: RegExp;
  /** Before anything is loaded: routes, scripts, a slower processor. */
  readonly before?: (page: Page, devtools: () => Promise<CDPSession>) => Promise<unknown>;
}

/** Visits of the page: everything that a browser complains about is kept. */
export function makeVisits(browser: Browser, shop: Shop): Visits {
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    shop,
    async open(path, { who = "admin", expected, before, ...options } = {}) {
      const context = await browser.newContext({ locale: "en-GB", ...options });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on("pageerror", ({ message }) => void complaints.push(`${path}: ${message}`));
      page.on("console", (line) => {
        if (line.type() === "error" && !expected?.test(line.text()))
          complaints.push(`${path}: ${line.text()}`);
      });
      await before?.(page, () => context.newCDPSession(page));
      const address = new URL(path, shop.pageUrl);
      address.searchParams.set("login_hint", who);
      // The document leaves for the sign-in as soon as it runs, which may be before all of it is loaded.
      await page.goto(address.href, { waitUntil: "commit" });
      await page.waitForSelector("h1");
      return page;
    },
    expectQuiet: () => deepEqual(complaints, []),
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
    },
  };
}
