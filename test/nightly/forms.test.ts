import { describe, expect, it } from "vitest";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeReadForms } from "../../src/app/report/read-forms.ts";
import { DAY, dayOf } from "../../src/domain/basics/calendar.ts";
import { bundleWith } from "../support/config.ts";
import { NEWSLETTER } from "../support/forms.ts";
import { boughtAgo, FIRST_NIGHT, openShop, shopper } from "../support/nights.ts";

const TODAY = dayOf("Europe/Moscow", FIRST_NIGHT);
const ago = (days: number) => FIRST_NIGHT - days * DAY;
const box = { entry: "newsletter", via: "box" };

const PEOPLE = [
  { ...shopper("u:anna", boughtAgo(2)), ...box, subscribedAt: ago(9) },
  { ...shopper("u:boris", boughtAgo(20)), ...box, subscribedAt: ago(9) },
  { ...shopper("u:vera", []), entry: "newsletter", subscribedAt: ago(400) },
  { ...shopper("u:gleb", []), entry: "registration", subscribedAt: ago(1) },
];

async function formsOf(shop: Awaited<ReturnType<typeof openShop>>) {
  const config = makeMemoryConfigStore();
  const chain = {
    ...{ name: { en: "Hello" }, reenter: "never", holdout_percent: 0 },
    steps: [{ wait: "1d" }, { send: "hello" }],
  } as const;
  const bundle = bundleWith({
    chains: {
      welcome: { ...chain, enter: { event: "subscribed", when: "orders == 0" } },
      again: { ...chain, enter: { event: "back_in_stock" } },
    },
  });
  const store = { ...bundle.store, events: { back_in_stock: { properties: { product: "text" } } } } as const;
  await config.publish({
    ...{ by: "t", publishedAt: 0, digest: "", files: {} },
    bundle: { ...bundle, store, forms: { newsletter: NEWSLETTER, empty: { ...NEWSLETTER, fields: [] } } },
  });
  return makeReadForms({ config, nights: shop.nights, publicUrl: "https://api.example" })();
}

describe("the ways in, as a night has counted them", () => {
  it("go from looks to first orders, of each place and of the form in all", async () => {
    const shop = await openShop(PEOPLE);
    await shop.signUps.countAt(TODAY - 3, "shown", box, 40);
    await shop.signUps.countAt(TODAY, "sent", box, 4);
    await shop.signUps.countAt(TODAY, "shown", { entry: "newsletter" }, 60);
    await shop.signUps.count(TODAY, "asked", box);
    await shop.signUps.count(TODAY, "confirmed", box);
    // Before looks were counted: nothing to divide it by.
    await shop.signUps.count(TODAY - 20, "confirmed", box);
    await shop.night();
    const { forms, others, counted, period, night } = await formsOf(shop);
    const [newsletter, empty] = forms;
    expect(newsletter?.funnel).toEqual({
      looks: { shown: 100, sent: 4, asked: 1, confirmed: 1 },
      cameIn: { people: 2, boughtBefore: 1, ordered: 1 },
      ever: { people: 3, buyers: 2, repeatBuyers: 0, spent: expect.any(Number) },
    });
    expect(newsletter?.places).toMatchObject([
      {
        via: null,
        url: "https://api.example/f/newsletter",
        funnel: { looks: { shown: 60 }, ever: { people: 1 } },
      },
      {
        via: "box",
        url: "https://api.example/f/newsletter/box",
        funnel: { looks: { shown: 40 }, ever: { people: 2 } },
      },
    ]);
    expect(empty?.funnel.looks).toEqual({ shown: 0, sent: 0, asked: 0, confirmed: 0 });
    expect(others).toMatchObject([{ entry: "registration", funnel: { cameIn: { people: 1, ordered: 0 } } }]);
    expect(counted?.to).toBe(night);
    expect(period && counted && counted.from > period.from).toBe(true);
  });

  it("say what the config asks, and which chains signing up and the shop's own events start", async () => {
    const { forms, signUp, events, night, counted } = await formsOf(await openShop([]));
    expect([night, counted]).toEqual([null, null]);
    expect(forms[0]).toMatchObject({
      form: "newsletter",
      script: "https://api.example/f/newsletter/embed.js",
      fields: [{ asks: "email", required: true }, { asks: "name" }, { asks: "taste" }],
      consent: [{ version: "2026-11", required: true, channel: "email" }],
      funnel: { looks: null, cameIn: null },
    });
    expect(signUp).toMatchObject([{ chain: "welcome", when: "orders == 0", mails: ["hello"] }]);
    expect(events).toMatchObject([
      { event: "back_in_stock", properties: ["product"], starts: [{ chain: "again", mails: ["hello"] }] },
    ]);
  });
});
