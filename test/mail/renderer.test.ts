import { describe, expect, it, vi } from "vitest";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { mailData } from "../../src/app/mail/mail-data.ts";
import { keyOf, NOON, profile } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";

const { store } = bundleWith();
const renderer = makeRenderer();
const UNSUBSCRIBE = "https://api.example/u/token";
const LINKS = { unsubscribeUrl: UNSUBSCRIBE, preferencesUrl: "https://api.example/p/token" };

const data = (over: Parameters<typeof profile>[1] = {}, language = "en", currency = "RUB") =>
  mailData({
    profile: profile(keyOf("ann"), over),
    tier: "standard",
    store: { ...store, currency },
    language,
    ...LINKS,
  });
const render = (html: string, values = data(), subject = "Hi") => renderer.render({ subject, html }, values);

describe("the renderer", () => {
  it("is not held to account for the time that others take while it works", async () => {
    const rendering = render("<p>{{ customer.name }} {{ customer.name }}</p>", data({ name: "Ann" }));
    const later = performance.now() + 60_000;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => later);
    try {
      expect(await rendering).toMatchObject({ text: "Ann Ann" });
    } finally {
      clock.mockRestore();
    }
  });

  it("escapes in HTML whatever came from outside", async () => {
    const name = `<img src=x onerror="alert(1)"> & 'friends' {{ store.name }}`;
    const { html } = await render('<p title="{{ customer.name }}">{{ customer.name }}</p>', data({ name }));
    expect(html).not.toContain("<img");
    expect(html).not.toMatch(/title="[^"]*"[^>]*"/);
    expect(html).toContain("{{ store.name }}");
  });

  it("lets no name begin another header in the subject, and shows it there as it is", async () => {
    const { subject } = await render(
      "",
      data({ name: "Ann & Bob\r\nBcc: x@y.example\u2028" }),
      "For {{ customer.name }}",
    );
    expect(subject).toBe("For Ann & Bob Bcc: x@y.example");
  });

  it.each([
    [{ url: "https://shop.example/" }, "https://shop.example/survey"],
    [{ url: "https://shop.example", survey_url: "https://forms.example/7" }, "https://forms.example/7"],
  ])("links to the survey of %j", async (where, expected) => {
    const values = mailData({
      ...{ profile: profile(keyOf("ann")), tier: "standard", language: "en", ...LINKS },
      store: { ...store, ...where },
    });
    expect((await render("{{ links.survey }}", values)).html).toBe(expected);
  });

  it("leaves out addresses that would run something", async () => {
    const items = [
      "javascript:alert(1)",
      "data:text/html,x",
      "https://shop.example/p?a=1&b=2",
      "//shop.example",
    ];
    const cart = {
      items: items.map((url) => ({ product: "p", quantity: 1, url, image: url })),
      value: 0,
      changedAt: 0,
    };
    const { html } = await render(
      "{% for i in cart.items %}[{{ i.url }}|{{ i.image }}]{% endfor %}",
      data({ cart }),
    );
    expect(html).toBe("[|][|][https://shop.example/p?a=1&amp;b=2|https://shop.example/p?a=1&amp;b=2][|]");
  });

  it.each([
    ["en", "RUB", "₽1,234.50 ₽100"],
    ["ru", "RUB", "1 234,50 ₽ 100 ₽"],
    ["en", "JPY", "¥123,450 ¥100"],
    ["de", "EUR", "1.234,50 € 100 €"],
  ])("writes money as %s in %s does", async (language, currency, expected) => {
    const values = data({ spent: 123_450 }, language, currency);
    const { html } = await render("{{ customer.spent | money }} {{ 100 | money }}", values);
    expect(html.replace(/\s/g, " ")).toBe(expected);
  });

  it("writes a price in its own currency, and nothing for what is no sum", async () => {
    const price = (amount: number, currency: string) => ({
      product: "p",
      quantity: 1,
      price: { amount, currency },
    });
    const cart = { items: [price(1_250, "USD"), price(5_000, "RUB")], value: 0, changedAt: 0 };
    const { html } = await render(
      '{% for i in cart.items %}{{ i.price | money }} {% endfor %}{{ nothing | money }}{{ "x" | money }}',
      data({ cart }),
    );
    expect(html).toBe("$12.50 ₽50 ");
  });

  it.each([
    ["en", "March 1, 2026"],
    ["ru", "1 марта 2026 г."],
  ])("writes a date as %s does, by the shop's clock", async (language, expected) => {
    const values = { ...data({}, language), day: NOON, late: "2026-02-28T22:30:00Z" };
    const { html } = await render(
      "{{ day | date }}|{{ late | date }}|{{ day | date: 'short' }}|{{ no | date }}",
      values,
    );
    expect(html.split("|").slice(0, 2)).toEqual([expected, expected]);
    expect(html.split("|")[3]).toBe("");
  });

  it("makes a text part in which the unsubscribe link can be seen", async () => {
    const mail = `<div style="display:none;max-height:0">preview</div><table><tr><td><h1>Come back</h1></td></tr>
      <tr><td>Tea &amp; cups <img src="x.png" alt="picture"></td></tr>
      <tr><td><a href="{{ links.unsubscribe }}">Unsubscribe</a></td></tr></table>`;
    const { text } = await render(mail);
    expect(text).toBe(`Come back\n\nTea & cups\n\nUnsubscribe [${UNSUBSCRIBE}]`);
  });

  it("fails on an unknown filter, and on an unknown name only when asked to check", async () => {
    await expect(render("{{ customer.name | shout }}")).rejects.toThrow("shout");
    expect((await render("[{{ customer.nmae }}]")).html).toBe("[]");
    const strict = makeRenderer({ strictVariables: true });
    await expect(strict.render({ subject: "", html: "{{ customer.nmae }}" }, data())).rejects.toThrow("nmae");
  });

  it("reads no files and reaches no prototypes", async () => {
    await expect(render('{% include "/etc/passwd" %}')).rejects.toThrow();
    expect((await render("{{ customer.constructor }}{{ customer.__proto__ }}")).html).toBe("");
  });

  it("gives up on a template that would run for ever", async () => {
    const endless = "{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}";
    await expect(render(endless)).rejects.toThrow();
  });
});
