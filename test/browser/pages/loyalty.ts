import { deepEqual, equal, match, ok } from "node:assert/strict";
import type { Browser } from "playwright-core";
import { signed, widgetShop } from "../../support/loyalty-widget.ts";
import { type Checks, isAccessible, open, picture, SCHEMES, tabStops, WIDTHS } from "../look.ts";
import { serve } from "../serve.ts";

/** A page of the shop with loud styles of its own, and the widget in it. */
const PAGE = (api: string, lang: string) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Account</title><style>
body{margin:16px;font-family:system-ui;background:light-dark(#f4f4f2,#161616);color:light-dark(#222,#eee);color-scheme:light dark}
p,h2,button,input{color:red!important;font-size:40px!important;letter-spacing:9px!important}
</style></head><body><main><h1>Account</h1>
<script src="${api}/v1/me/loyalty/widget.js" data-user="42" data-signature="${signed("42")}"></script>
</main></body></html>`;

/** The shop's page and the API, which answers with errors as long as `broken`. */
async function serveShop(lang = "en") {
  const shop = await widgetShop();
  const state = { broken: false };
  const served = await serve(async (request, response) => {
    const url = new URL(request.url ?? "/", served.url);
    if (url.pathname === "/") {
      response.writeHead(200, { "content-type": "text/html" }).end(PAGE(served.url, lang));
      return;
    }
    const isScript = url.pathname.endsWith(".js");
    if (state.broken && !isScript) {
      response.writeHead(500).end("{}");
      return;
    }
    const answer = await shop.ask({ path: url.pathname, query: Object.fromEntries(url.searchParams) });
    response.writeHead(answer.status, answer.headers as Record<string, string>).end(answer.body);
  });
  return { ...served, state };
}

const INSIDE = "comeback-loyalty section";

export const loyaltyPages: Checks = {
  "show the account, wide and narrow, light and dark, in both languages": async (browser: Browser) => {
    for (const lang of ["en", "ru"]) {
      const shop = await serveShop(lang);
      for (const width of WIDTHS)
        for (const colorScheme of SCHEMES) {
          const page = await open(browser, { viewport: { width, height: 900 }, colorScheme });
          await page.goto(shop.url);
          await page.locator(`${INSIDE} h2`).waitFor();
          match(await page.locator(INSIDE).innerText(), lang === "ru" ? /Бронза/ : /Bronze/);
          await isAccessible(page);
          for (const summary of await page.locator(`${INSIDE} summary`).all()) await summary.click();
          await isAccessible(page);
          await picture(page, `loyalty-${lang}-${width}-${colorScheme}`);
          await page.context().close();
        }
      shop.close();
    }
  },

  "stand apart from the page's styles": async (browser: Browser) => {
    const shop = await serveShop();
    const page = await open(browser);
    await page.goto(shop.url);
    await page.locator(`${INSIDE} h2`).waitFor();
    const spacing = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('comeback-loyalty').shadowRoot.querySelector('p')).letterSpacing",
    );
    equal(spacing, "normal");
    await page.context().close();
    shop.close();
  },

  "work by keyboard": async (browser: Browser) => {
    const shop = await serveShop();
    const page = await open(browser);
    await page.goto(shop.url);
    await page.locator(`${INSIDE} h2`).waitFor();
    const stops = await tabStops(page, 4);
    deepEqual(stops.slice(1), ["Copy", "How to earn points", "History"]);
    await page.keyboard.press("Enter");
    ok((await page.locator(`${INSIDE} details`).last().getAttribute("open")) !== null);
    await page.context().close();
    shop.close();
  },

  "say so where the account cannot be read, and read it when asked again": async (browser: Browser) => {
    const shop = await serveShop();
    shop.state.broken = true;
    const page = await open(browser);
    await page.goto(shop.url);
    const status = page.locator(`${INSIDE} [role=status]`);
    await page.locator(`${INSIDE} button`).waitFor();
    match(await status.innerText(), /cannot be shown/);
    await isAccessible(page);
    await picture(page, "loyalty-failed");
    shop.state.broken = false;
    await page.locator(`${INSIDE} button`).click();
    await page.locator(`${INSIDE} h2`).waitFor();
    equal((await tabStops(page, 1))[0], "History");
    await page.context().close();
    shop.close();
  },
};
