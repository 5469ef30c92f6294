import { expect, it } from "vitest";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Product } from "../../src/domain/catalogue/product.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { ActionKinds } from "../../src/domain/config/chain.ts";
import { fitTaste } from "../../src/domain/taste/model.ts";
import { makeTasteCounter, TASTE_ROOM } from "../../src/domain/taste/statistics.ts";
import type { Taste, TasteRow } from "../../src/domain/taste/taste.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld, type WorldOptions } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";

const ANN = keyOf("ann");
const TODAY = Math.floor(NOON / DAY);
const CATALOGUE: readonly Product[] = [
  { product: "shoes", name: "Running shoes", category: "Shoes" },
  {
    product: "shirt",
    name: "Running <shirt>",
    category: "Running clothes",
    url: "https://shop.example/shirt",
  },
  { product: "socks", name: "Socks", category: "Running clothes", outOfStock: true },
  { product: "oats", name: "Oats", category: "Food" },
];
const categoryOf = (id: string) => CATALOGUE.find(({ product }) => product === id)?.category ?? "";

function bought(days: number, ...ids: readonly string[]): Taste {
  const row = (id: string): TasteRow => ({
    ...{ id, weight: days, days, firstDay: TODAY - 30 * days, lastDay: TODAY - 30, units: 1 },
    gaps: 30 * (days - 1),
  });
  const [rhythm] = ids.map(row);
  if (!rhythm) throw new Error("nothing bought");
  return {
    rhythm,
    products: ids.map((id) => ({ ...row(id), category: categoryOf(id) })),
    categories: [...new Set(ids.map(categoryOf))].map(row),
  };
}

/** Twenty runners have bought a shirt with their shoes, others food. */
function learnt() {
  const counter = makeTasteCounter(TASTE_ROOM);
  for (let n = 0; n < 20; n++) counter.add(`u:runner-${n}`, bought(1, "shoes", "shirt", "socks"), TODAY);
  for (let n = 0; n < 20; n++) counter.add(`u:eater-${n}`, bought(4, "oats"), TODAY);
  return fitTaste(counter.state(), TODAY, new Map(CATALOGUE.map((one) => [one.product, one])));
}

const TEMPLATE = {
  subject: "For you",
  html: '{% for item in recommended %}[{{ item.name }}: {{ item.reason }} {{ item.url }}]{% else %}nothing{% endfor %}<a href="{{ links.unsubscribe }}">stop</a>',
};
const shop = (step: Partial<ActionKinds["send"]> = {}, template = TEMPLATE): Bundle => {
  const bundle = shopWith(
    { steps: [{ send: "one", ...step }] },
    {},
    { variants: ["best_category", "universal"] },
  );
  return { ...bundle, templates: { ...bundle.templates, one: { en: template } } };
};

async function mailTo(
  bundle: Bundle,
  options: { readonly taste?: Taste; readonly deps?: WorldOptions["deps"] } = {},
) {
  const tastes = makeMemoryTasteStore();
  if (options.taste) await tastes.put(ANN, options.taste, 1);
  const world = await makeWorld({
    bundle,
    deps: (base) => ({
      ...{ tastes, catalogue: makeMemoryCatalogueStore(CATALOGUE), taste: async () => learnt() },
      ...options.deps?.(base),
    }),
  });
  await world.has(ANN);
  await world.enters(ANN);
  await world.playUntil(NOON + HOUR);
  return world.mailsTo(ANN)[0];
}

const RUNNER = bought(1, "shoes");

it("a mail recommends what others bought with it, with the catalogue's names and why, and nothing that cannot be had", async () => {
  const mail = await mailTo(shop(), { taste: RUNNER });
  expect(mail?.html).toContain(
    "[Running &lt;shirt&gt;: others bought it with Running shoes https://shop.example/shirt]",
  );
  expect(mail?.html).not.toContain("Socks");
});

it("keeps a place for what others bought with it, for somebody who buys enough to fill the list", async () => {
  const teas = ["assam", "darjeeling", "oolong"].map((product) => ({
    product,
    name: product,
    category: "Tea",
  }));
  const counter = makeTasteCounter(TASTE_ROOM);
  const tea = teas.map(({ product }) => product);
  for (let n = 0; n < 20; n++) counter.add(`u:drinker-${n}`, bought(6, ...tea), TODAY);
  for (let n = 0; n < 5; n++) counter.add(`u:baker-${n}`, bought(2, ...tea, "oats"), TODAY);
  for (let n = 0; n < 40; n++) counter.add(`u:runner-${n}`, bought(1, "shoes"), TODAY);
  const model = fitTaste(counter.state(), TODAY);
  const deps = () => ({
    taste: async () => model,
    catalogue: makeMemoryCatalogueStore([...CATALOGUE, ...teas]),
  });
  const names = async (most: number) =>
    [
      ...(
        (await mailTo(shop({ recommend: { most } }), { taste: bought(6, ...tea), deps }))?.html ?? ""
      ).matchAll(/\[([^:]+):/g),
    ].map(([, name]) => name);
  const three = await names(3);
  expect(three).toHaveLength(3);
  expect(three[2]).toBe("Oats");
  expect(await names(2)).not.toContain("Oats");
});

it("only of a category where the step says so, and not more than it says", async () => {
  const clothes = await mailTo(shop({ recommend: { category: "Running clothes" } }), { taste: RUNNER });
  expect(clothes?.html).not.toContain("Oats");
  expect(clothes?.html).toContain("shirt");
  const one = await mailTo(shop({ recommend: { most: 1 } }), { taste: RUNNER });
  expect(one?.html.match(/\[/g)).toHaveLength(1);
});

it("what is popular, to somebody who has bought nothing, and nothing before the first night", async () => {
  expect((await mailTo(shop()))?.html).toContain("popular in the shop");
  const before = await mailTo(shop(), { deps: () => ({ taste: async () => undefined }) });
  expect(before?.html).toContain("nothing");
});

it("reads neither taste nor catalogue for a mail that does not ask", async () => {
  const never = async () => {
    throw new Error("read for nothing");
  };
  const plain = { subject: "Hello", html: '<a href="{{ links.unsubscribe }}">stop</a>' };
  const deps = () => ({ tastes: { get: never }, catalogue: { read: never }, taste: never });
  expect((await mailTo(shop({}, plain), { deps }))?.subject).toBe("Hello");
});

it("an offer is for the category that the customer buys from most often", async () => {
  const template = { subject: "{{ offer.variant }} {{ offer.subject }}", html: TEMPLATE.html };
  const mail = await mailTo(shop({ offer: "thanks" }, template), { taste: bought(4, "oats") });
  expect(mail?.subject).toBe("best_category Food");
});
