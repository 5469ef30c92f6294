import { makeReadTaste } from "../../src/app/nightly/read-taste.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Product } from "../../src/domain/catalogue/product.ts";
import type { Chain, ReplenishmentEntry } from "../../src/domain/config/chain.ts";
import type { Fact, Item } from "../../src/domain/facts/facts.ts";
import { makeWorld } from "./chain-world.ts";
import { fact, item, key, order, PROOF } from "./facts.ts";
import { consentIn } from "./mailboxes.ts";
import { chainOf, FIRST_DAY, FIRST_NIGHT, openShop, type Shop, type ShopOptions } from "./nights.ts";

const euro = (amount: number) => ({ amount, currency: "RUB" });
export const BEANS: Product = {
  product: "beans",
  name: "House beans",
  category: "Coffee",
  price: euro(90_000),
  url: "https://shop.example/beans",
  image: "https://shop.example/beans.jpg",
};
export const FILTERS: Product = { product: "filters", name: "Paper filters", category: "Filters" };
const MACHINE: Product = { product: "machine", name: "Espresso machine", category: "Machines" };

/** One line of an order. */
export const line = ({ product, category = "" }: Product, more: Partial<Item> = {}): Item =>
  item(product, { category, price: euro(90_000), ...more });

let orders = 0;
/** So many days before the first night, at noon. */
export const bought = (id: string, daysAgo: number, ...items: readonly Item[]): Fact =>
  order(`coffee-${++orders}`, (FIRST_DAY - daysAgo) * DAY + 12 * HOUR, 90_000, {
    customer: key(`u:${id}`),
    items,
  });

/** Somebody who may be mailed, and whose language is known. */
export const joins = (id: string, locale = "en"): readonly Fact[] => {
  const known = { customer: key(`u:${id}`), at: FIRST_NIGHT - 500 * DAY };
  return [
    fact("identified", { ...known, email: `${id}@example.com`, locale }),
    fact("consent-given", { ...known, proof: PROOF }),
  ];
};

/** A dozen regulars of whom each buys beans every month or so, and now and then filters; a machine is bought once. */
export const regulars = (): readonly Fact[] =>
  Array.from({ length: 12 }, (_, n) => n).flatMap((n) => [
    ...[10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((times) =>
      bought(`regular-${n}`, times * 30 + ((7 * n + times) % 5) - 22 + n / 100, line(BEANS)),
    ),
    bought(`regular-${n}`, 200 + n, line(FILTERS)),
    bought(`regular-${n}`, 110 + n, line(FILTERS)),
    ...(n % 3 === 0 ? [bought(`regular-${n}`, 250, line(MACHINE))] : []),
  ]);

const TEMPLATE = {
  subject: "{{ due.name }}: {{ due.reason }}",
  html: `<p>{{ due.name }} {{ due.price | money }} <a href="{{ due.url }}">{{ due.every_days }}</a>
{% for item in recommended %}[{{ item.name }}: {{ item.reason }}]{% endfor %}<a href="{{ links.unsubscribe }}">stop</a></p>`,
};

export const reminder = (enter: Partial<ReplenishmentEntry> = {}, more: Partial<Chain> = {}): Chain => ({
  ...chainOf({ replenishment: "due", before: "3d", ...enter }),
  reenter: "7d",
  steps: [{ wait_until: "10:00" }, { send: "hello" }],
  ...more,
});

/** A coffee shop whose first night, on 1 March 2026 at 03:00 UTC, has taken stock of its regulars and of these facts. */
export async function openCoffeeShop(
  facts: readonly Fact[],
  { chain = reminder(), ...options }: ShopOptions & { readonly chain?: Chain } = {},
): Promise<Shop> {
  const shop = await openShop([], {
    products: [BEANS, FILTERS, MACHINE],
    templates: { hello: { en: TEMPLATE, ru: TEMPLATE } },
    ...options,
    store: { languages: ["en", "ru"], ...options.store },
    chains: { again: chain },
  });
  await shop.tell([...regulars(), ...facts]);
  await shop.night();
  return shop;
}

/** Lets so many weeks of eight days pass with a night at the end of each, which makes up for those that did not happen. */
export async function weeks(shop: Shop, count: number): Promise<void> {
  for (let week = 0; week < count; week++) {
    shop.advance(8);
    await shop.night();
  }
}

/** The run of somebody's reminder. */
export const runOf = ({ journal }: Shop, id: string) => journal.entry(key(`u:${id}`), "again");

/** Takes somebody's cohort through its first step, and answers with the mails that went to them. */
export async function mailsTo(shop: Shop, id: string) {
  const { customers, journal, config, events, tastes, catalogue, runs } = shop;
  const world = await makeWorld({
    stores: { customers, journal, config, events },
    deps: () => ({ tastes, catalogue, taste: makeReadTaste(runs) }),
  });
  await events.append([consentIn(`${id}@example.com`, FIRST_NIGHT - 500 * DAY)]);
  const run = await runOf(shop, id);
  const cohort = run && (await journal.cohort(run.cohort));
  if (!cohort) throw new Error(`${id} is in no cohort`);
  world.setNow(cohort.dueAt);
  for (let shard = 0; shard < cohort.shards; shard += 1) await world.walk(cohort.id, cohort.step, shard);
  return world.mailsTo(key(`u:${id}`));
}
