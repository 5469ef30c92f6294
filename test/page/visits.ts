import { deepEqual } from "node:assert/strict";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

export interface Visits {
  /** Signs somebody in by the page's own way, and opens an address. `who`: a role. */
  readonly open: (path: string, options?: VisitOptions) => Promise<Page>;
  /** Nothing broke the page's policy, threw, or was logged as an error, on any page that was opened. */
  readonly expectQuiet: () => void;
  readonly close: () => Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  readonly who?: "viewer" | "marketer" | "admin";
}

/** Visits of the page: everything that a browser complains about is kept. */
export function makeVisits(browser: Browser, pageUrl: string): Visits {
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    async open(path, { who = "admin", ...options } = {}) {
      const context = await browser.newContext({ locale: "en-GB", ...options });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on("pageerror", ({ message }) => void complaints.push(`${path}: ${message}`));
      page.on("console", (line) => {
        if (line.type() === "error") complaints.push(`${path}: ${line.text()}`);
      });
      const address = new URL(path, pageUrl);
      address.searchParams.set("login_hint", who);
      await page.goto(address.href);
      await page.waitForSelector("h1");
      return page;
    },
    expectQuiet: () => deepEqual(complaints, []),
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
    },
  };
}
