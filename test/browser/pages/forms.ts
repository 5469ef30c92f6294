import { deepEqual, equal, ok } from "node:assert/strict";
import type { Browser } from "playwright-core";
import type { Form } from "../../../src/domain/config/form.ts";
import { type Checks, isAccessible, open, picture, SCHEMES, tabStops, WIDTHS } from "../look.ts";
import { serve, serveForms } from "../serve.ts";

const QUESTIONNAIRE: Partial<Form> = {
  text: "Once a week. [More](https://north-tea.example/about)",
  offer: "thanks",
  fields: [
    { field: "name", required: false },
    { attribute: "taste", required: true, choices: { green: "Green", black: "Black" } },
    { attribute: "likes", required: false, choices: { cats: "Cats", dogs: "Dogs" } },
    { attribute: "birthday", required: false, hint: "For a present." },
    { attribute: "story", required: false, long: true },
  ],
};

/** What a page may do to whatever stands in it. */
const HOSTILE = `* { all: initial !important; display: none !important } html, head + body, body > div { display: block !important }
  body > div { font: italic 20px/3 Georgia !important; color: #060 !important; letter-spacing: 9px !important }
  input, button, label { position: fixed !important; left: -9999px !important; font-size: 2px !important }`;

const pageWith = (url: string, style = "", attributes = "") =>
  `<!doctype html><html lang="ru"><head><title>Shop</title><style>${style}</style></head><body>
<div><script src="${url}/f/newsletter/embed.js" async ${attributes}></script><noscript><a href="${url}/f/newsletter">Sign up</a></noscript></div>
<script>window.told = []; for (const what of ["shown", "submitted", "error"])
  addEventListener("comeback:" + what, (event) => told.push([what, event.detail]));</script></body></html>`;

async function embeddedIn(browser: Browser, style = "", attributes = "") {
  const forms = await serveForms(QUESTIONNAIRE);
  const shop = await serve((_, response) => {
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8" })
      .end(pageWith(forms.url, style, attributes));
  });
  const page = await open(browser, { viewport: { width: 390, height: 800 } });
  await page.goto(`${shop.url}/footer?via=box-1`);
  await page.waitForFunction("window.told.length > 0");
  const close = async () => {
    await page.context().close();
    forms.close();
    shop.close();
  };
  return { forms, page, close };
}

export const formsPages: Checks = {
  "a form is accessible, wide and narrow, light and dark, in both languages, with and without faults": async (
    browser,
  ) => {
    const forms = await serveForms(QUESTIONNAIRE);
    for (const language of ["en", "ru"])
      for (const width of WIDTHS)
        for (const colorScheme of SCHEMES) {
          const page = await open(browser, { viewport: { width, height: 800 }, colorScheme });
          await page.goto(`${forms.url}/f/newsletter?lang=${language}`);
          await isAccessible(page);
          await picture(page, `form-${language}-${width}-${colorScheme}`);
          await page.fill("#f-email", "ann@");
          await page.evaluate("document.querySelector('form').noValidate = true");
          await page.click("button");
          await page.waitForSelector("[aria-invalid]");
          equal(await page.inputValue("#f-email"), "ann@");
          await isAccessible(page);
          await picture(page, `form-faults-${language}-${width}-${colorScheme}`);
          await page.context().close();
        }
    forms.close();
  },

  "a form works without scripts and by keyboard alone": async (browser) => {
    const forms = await serveForms(QUESTIONNAIRE);
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(`${forms.url}/f/newsletter/poster-3`);
    await page.focus("#f-email");
    await page.keyboard.type("ann@example.com");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Ann");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.focus("#f-consent-0");
    await page.keyboard.press("Space");
    await page.focus("button");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "Look into your inbox" }).waitFor();
    await picture(page, "form-done");
    await context.close();
    equal(forms.world.runs.started.length, 1);
    forms.close();
  },

  "its focus goes through it in the order in which it is read, and never into the trap": async (browser) => {
    const forms = await serveForms(QUESTIONNAIRE);
    const page = await open(browser);
    await page.goto(`${forms.url}/f/newsletter`);
    await page.focus("#f-email");
    const stops = await tabStops(page, 11);
    deepEqual(
      stops.filter((stop) => stop !== "a-birthday"),
      [
        ...["name", "a-taste", "a-likes", "a-likes", "a-story", "topic", "consent-0"],
        // The day is a field of three parts.
      ].slice(0, stops.filter((stop) => stop !== "a-birthday").length),
    );
    ok(!stops.includes("link"));
    await page.context().close();
    forms.close();
  },

  "the script shows the form in a page of another origin whatever its styles, and tells the page": async (
    browser,
  ) => {
    const { page, forms, close } = await embeddedIn(browser, HOSTILE);
    const email = page.locator("comeback-form #f-email");
    ok(await email.isVisible(), "the field is not to be seen");
    const box = await email.boundingBox();
    ok(box && box.x >= 0 && box.width > 100, "the field is not in its place");
    await picture(page, "embed-hostile");
    await email.fill("ann@example.com");
    await page.locator("comeback-form button").click();
    // The browser itself asks for what is required.
    deepEqual(await page.evaluate("told.map(([what]) => what)"), ["shown"]);
    await page.locator("comeback-form [value=green]").check();
    await page.locator("comeback-form #f-consent-0").check();
    await page.locator("comeback-form button").click();
    await page.waitForFunction("told.length === 2");
    deepEqual(await page.evaluate("told[1]"), ["submitted", { form: "newsletter", via: "box-1" }]);
    equal(await page.locator("comeback-form h2").textContent(), "Загляните в почту");
    equal(forms.world.runs.started.length, 1);
    await close();
  },

  "it keeps to the page's font and colours, and says where it takes others": async (browser) => {
    const { page, close } = await embeddedIn(
      browser,
      "body { font-family: Georgia; color: #114411; background: #fff; --comeback-accent: #114411; --comeback-on-accent: #ffffff }",
      'data-lang="en" data-via="till"',
    );
    const css = (selector: string, property: string) =>
      page
        .locator(`comeback-form ${selector}`)
        .first()
        .evaluate((at, name) => {
          const view: { getComputedStyle(of: unknown): { getPropertyValue(of: string): string } } =
            Object(globalThis);
          return view.getComputedStyle(at).getPropertyValue(name);
        }, property);
    equal(await css("label", "font-family"), "Georgia");
    equal(await css("label", "color"), "rgb(17, 68, 17)");
    equal(await css("button", "background-color"), "rgb(17, 68, 17)");
    await isAccessible(page);
    await picture(page, "embed-plain");
    deepEqual(await page.evaluate("told[0]"), ["shown", { form: "newsletter", via: "till" }]);
    await close();
  },

  "it says what is wrong, puts the focus there, and says when nothing answers": async (browser) => {
    const { page, forms, close } = await embeddedIn(browser, "", 'data-lang="en"');
    await page.evaluate(
      "document.querySelector('comeback-form').shadowRoot.querySelector('form').noValidate = true",
    );
    await page.locator("comeback-form button").click();
    await page.waitForFunction("told.length === 2");
    deepEqual(await page.evaluate("told[1][1].fields"), ["email", "a-taste", "consent-0"]);
    equal(await page.evaluate("document.activeElement.shadowRoot.activeElement.name"), "email");
    await isAccessible(page);
    await picture(page, "embed-faults");
    forms.close();
    await page.route("**/f/newsletter", (route) => route.abort());
    await page.evaluate(
      "document.querySelector('comeback-form').shadowRoot.querySelector('form').noValidate = true",
    );
    await page.locator("comeback-form button").click();
    await page.waitForFunction("told.length === 3");
    deepEqual(await page.evaluate("told[2][1].reason"), "unreachable");
    await close();
  },

  "a page without scripts has the link instead": async (browser) => {
    const forms = await serveForms();
    const shop = await serve((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end(pageWith(forms.url));
    });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(shop.url);
    await page.click("a");
    await page.locator("h1", { hasText: "Letters" }).waitFor();
    await context.close();
    forms.close();
    shop.close();
  },
};
