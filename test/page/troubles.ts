import { equal, match, ok } from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page, Route } from "playwright-core";
import { ADDRESSES } from "./addresses.ts";
import { loaded } from "./on-page.ts";
import type { PageChecks, Visits } from "./visits.ts";

const API = (visits: Visits) => `${visits.shop.adminUrl}/v1/**`;
const FAILED = /Failed to load resource|net::ERR_FAILED/;
const LET_THROUGH = { "access-control-allow-origin": "*" };
const problem = (status: number, detail: string) => ({
  ...{ status, headers: LET_THROUGH, contentType: "application/problem+json" },
  body: JSON.stringify({ type: "about:blank", title: detail, status, detail }),
});

/** After so long a page that waits says so in words. */
const WORDS_AFTER_MS = 300;
/** What a busy machine may add: the page's own timer runs on a thread that loads code meanwhile. */
const BUSY_MS = 700;
const SLOW_MS = 2_000;

/** Says for how long something was waited for without a word. */
const WATCH_WAITING = `
  addEventListener("DOMContentLoaded", () => {
    let since;
    window.silent = [];
    new MutationObserver(() => {
      const waiting = document.querySelector("main [aria-busy=true]");
      if (waiting && since === undefined) since = performance.now();
      if (!waiting) since = undefined;
      if (waiting?.textContent && since !== undefined) {
        window.silent.push(performance.now() - since);
        since = Number.NaN;
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });`;

/** Nothing is loaded there before somebody looks for a customer, or it comes with the page. */
const ASKS_NOTHING: ReadonlySet<string> = new Set(["/customers", "/health/sending-held-up"]);

/** Views of one page load the same. */
const PAGES = ADDRESSES.filter((path) => !path.includes("?"));

/** As many at once as a browser asks of one server. */
const AT_ONCE = 4;

async function eachAddress(check: (path: string) => Promise<void>): Promise<void> {
  for (let from = 0; from < PAGES.length; from += AT_ONCE)
    await Promise.all(PAGES.slice(from, from + AT_ONCE).map(check));
}

/** Where something can be tried again it is, until nothing has to be any more. */
async function tryAgain(page: Page, path: string): Promise<void> {
  const again = page.getByRole("main").getByRole("button", { name: "Try again" });
  for (let tries = 0; tries < 6 && (await again.count()) > 0; tries++) {
    await again.first().click();
    await page.waitForTimeout(500);
  }
  equal(await again.count(), 0, `${path} still asks to try again`);
}

const shows = (words: Locator): Promise<boolean> =>
  words.waitFor().then(
    () => true,
    () => false,
  );

/** What happens when the API does not answer as it should, or no longer knows who asks. */
export const troubles: PageChecks = {
  "every page says in words that it waits, and then is there": (visits) =>
    eachAddress(async (path) => {
      if (ASKS_NOTHING.has(path)) return;
      const page = await visits.open(path, {
        before: async (opened) => {
          await opened.addInitScript(WATCH_WAITING);
          await opened.route(API(visits), async (route) => {
            await sleep(SLOW_MS);
            await route.continue();
          });
        },
      });
      const main = page.getByRole("main");
      ok((await main.innerText()).trim().length > 0, `${path} is blank`);
      await loaded(page);
      const [silent = Number.POSITIVE_INFINITY] = await page.evaluate<number[]>("window.silent");
      ok(silent <= WORDS_AFTER_MS + BUSY_MS, `${path} said nothing for ${Math.round(silent)} ms`);
      equal(await main.getByText("Loading …").count(), 0, path);
    }),

  "every page says what failed, and loads when it is tried again": (visits) =>
    eachAddress(async (path) => {
      const page = await visits.open(path, {
        expected: FAILED,
        before: (opened) =>
          opened.route(API(visits), (route) => route.fulfill(problem(500, "the night is on fire"))),
      });
      const main = page.getByRole("main");
      if (!ASKS_NOTHING.has(path))
        ok(await shows(main.getByText("the night is on fire").first()), `${path} does not say what failed`);
      await page.unroute(API(visits));
      await tryAgain(page, path);
      equal(await main.getByText("the night is on fire").count(), 0, path);
    }),

  "a page without a connection says so, and goes on when there is one": async (visits) => {
    const page = await visits.open("/segments", {
      expected: FAILED,
      before: (opened) => opened.route(API(visits), (route) => route.abort()),
    });
    await page.getByText("The admin API did not answer").first().waitFor();
    await page.unroute(API(visits));
    await tryAgain(page, "/segments");
    await page.getByRole("table").first().waitFor();
  },

  "what an action fails at stands in its dialog, and can be tried again": async (visits) => {
    const pause = `${visits.shop.adminUrl}/v1/chains/birthday/pause`;
    const page = await visits.open("/chains/birthday", {
      expected: FAILED,
      before: (opened) => opened.route(pause, (route) => route.fulfill(problem(503, "too much at once"))),
    });
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Pause", exact: true }).click();
    await dialog.getByText("too much at once").waitFor();
    await page.unroute(pause);
    await dialog.getByRole("button", { name: "Pause", exact: true }).click();
    await page.getByText("Paused", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Resume", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Resume", exact: true }).click();
    await page.getByText("Running", { exact: true }).waitFor();
  },

  "a token that has expired is renewed in the middle of work": async (visits) => {
    const page = await visits.open("/config?file=segments.yaml", { who: "marketer", expected: FAILED });
    const addresses: string[] = [];
    page.on("framenavigated", (frame) => void addresses.push(frame.url()));
    let refused = 0;
    await page.route(
      DRAFT(visits),
      refuseOnce((isRefused) => (refused += Number(isRefused))),
    );
    await write(page, "# written with an expired token");
    await page.getByText("Draft saved").waitFor();
    equal(refused, 1);
    equal(addresses.join(), "");
    await discard(page);
  },

  "where it cannot be renewed, the page signs in again and comes back with what was written": async (
    visits,
  ) => {
    const page = await visits.open("/config?file=segments.yaml", { who: "marketer", expected: FAILED });
    await page.getByRole("textbox", { name: "Text of segments.yaml" }).waitFor();
    // Whoever is refused right after signing in is not sent round in circles.
    await page.waitForTimeout(CIRCLE_MS);
    let isBack = false;
    await page.route(DRAFT(visits), (route) =>
      isBack ? route.continue() : route.fulfill(problem(401, "expired")),
    );
    await page.route(`${visits.shop.issuerUrl}/oauth2/token`, async (route) => {
      if (!(route.request().postData() ?? "").includes("grant_type=refresh_token")) return route.continue();
      isBack = true;
      const body = JSON.stringify({ error: "invalid_grant" });
      await route.fulfill({ status: 400, headers: LET_THROUGH, contentType: "application/json", body });
    });
    const left = page.waitForRequest(/oauth2\/authorize/);
    await write(page, "# written without a token");
    await left;
    await page.getByText("Draft saved").waitFor(PATIENTLY);
    const { pathname, searchParams } = new URL(page.url());
    equal(`${pathname} ${searchParams.get("file")}`, "/config segments.yaml");
    await page.unrouteAll();
    await page.reload();
    await page.getByRole("button", { name: /^Changes/ }).click(PATIENTLY);
    await page.getByText("# written without a token").first().waitFor(PATIENTLY);
    await discard(page);
  },

  "a draft that could not be saved is saved by itself when the connection is back": async (visits) => {
    const page = await visits.open("/config?file=segments.yaml", { who: "marketer", expected: FAILED });
    await page.route(DRAFT(visits), (route) => route.abort());
    await write(page, "# written in a tunnel");
    await page.getByText(/The draft could not be saved/).waitFor();
    await page.unrouteAll();
    await page.getByText("Draft saved").waitFor();
    match(await page.getByRole("textbox", { name: "Text of segments.yaml" }).innerText(), /in a tunnel/);
    await discard(page);
  },
};

/** Two redirects and the page anew. */
const PATIENTLY = { timeout: 40_000 };
const DRAFT = (visits: Visits) => `${visits.shop.adminUrl}/v1/config/draft`;
/** As long as the page takes a refusal for one of a token that it has just been given (web/src/session/sign-in.ts). */
const CIRCLE_MS = 10_500;

function refuseOnce(told: (isRefused: boolean) => void): (route: Route) => Promise<void> {
  let isRefused = false;
  return async (route) => {
    if (isRefused) return route.continue();
    isRefused = true;
    told(true);
    await route.fulfill(problem(401, "expired"));
  };
}

async function write(page: Page, line: string): Promise<void> {
  await page.getByRole("textbox", { name: "Text of segments.yaml" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(`\n${line}`);
}

async function discard(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard changes" }).click();
  await page.getByText("No changes").waitFor();
}
