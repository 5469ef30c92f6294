import { beforeAll, describe, expect, it } from "vitest";
import { canaryId } from "../../src/app/canary/canary-id.ts";
import type { NightlyResult } from "../../src/app/nightly/documents.ts";
import { TABLE_NAMES } from "../../src/domain/analysts/tables.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey, FactId } from "../../src/domain/facts/facts.ts";
import { userKey } from "../../src/domain/facts/identity.ts";
import { rowsIn } from "../support/analyst-tables.ts";
import { visit } from "../support/facts.ts";
import { all } from "../support/import.ts";
import { consentIn } from "../support/mailboxes.ts";
import { bundleOf, chainOf, FIRST_DAY, FIRST_NIGHT, type Shop, type ShopOptions } from "../support/nights.ts";
import { openPlanned, planningOver, reachable } from "../support/planning.ts";

const CANARY = userKey(canaryId(FIRST_DAY, { links: ["signs-links"] }));
const SOMEBODY = userKey("somebody");

const PEOPLE = [
  reachable("u:anna", 60, 9),
  reachable("u:boris", 40, 20, 1),
  reachable("u:vera", 80),
  reachable("u:gleb"),
];
/** A shop that counts what browsers order, so that there is most to see. */
const OPTIONS: ShopOptions = {
  analystFiles: "always",
  store: { browser_orders: "count" },
  chains: { wake: chainOf({ segment: "doubting" }) },
};

interface Looked {
  readonly shop: Shop;
  readonly result: NightlyResult | string;
}

/** After two nights, between which whoever is `extra` has come to be missed. */
async function played(extra?: CustomerKey): Promise<Looked> {
  const shop = await openPlanned(PEOPLE, OPTIONS);
  await shop.events.append(
    [CANARY, SOMEBODY].map((id) => consentIn(`${id.slice(2)}@shop.example`, FIRST_NIGHT - 90 * DAY)),
  );
  if (extra) {
    await shop.update(reachable(extra, 50, 9));
    await shop.events.append([{ ...visit(FIRST_NIGHT), customer: extra, id: "seen" as FactId }]);
  }
  await shop.night();
  shop.advance(2);
  return { shop, result: await shop.night() };
}

/** Everything that lists and counts, by what it is. */
const LOOKS: Readonly<Record<string, (looked: Looked) => unknown>> = {
  "the night's answer": ({ result }) => result,
  "the figures of the day": ({ shop }) => shop.nights.metrics(),
  "who entered a chain": async ({ shop }) => [await shop.entered("wake"), await shop.travelling()],
  "what is announced": ({ shop }) => shop.bus.announced,
  "lists of segments": async ({ shop }) => shop.runs.get((await shop.nights.metrics())?.run ?? "", "members"),
  "the quality of data": ({ shop }) => shop.nights.quality(),
  "files for analysts, which are the export of everybody": ({ shop }) =>
    Promise.all(
      TABLE_NAMES.map(async (table) =>
        (await rowsIn(shop.analystFiles, table)).map(({ file: _, ...row }) => row),
      ),
    ),
  "the plan of a config": ({ shop }) =>
    planningOver(shop)({ bundle: bundleOf(OPTIONS), now: shop.now() + DAY }),
  "the counts of customers and facts": async ({ shop: { customers, events } }) => [
    await customers.approximateCount(),
    await events.approximateCount(),
  ],
  "a rebuild": ({ shop }) => all(shop.events.keys(0, 1)),
};

describe("what comes of the canary's orders", () => {
  let [hidden, without, other]: (Looked | undefined)[] = [];
  beforeAll(async () => {
    hidden = await played(CANARY);
    without = await played();
    other = await played(SOMEBODY);
  });

  it("is a customer with orders like any other", async () => {
    expect((await hidden?.shop.customers.get(CANARY))?.profile?.orders).toBe(2);
  });

  it.each(Object.entries(LOOKS))("is not in %s, where anybody else would be", async (_, look) => {
    if (!hidden || !without || !other) throw new Error("nothing was played");
    const expected = await look(without);
    expect(await look(hidden)).toEqual(expected);
    expect(await look(other)).not.toEqual(expected);
  });

  it("is in no results, which are made of what chains and campaigns do", async () => {
    expect(await hidden?.shop.journal.entry(CANARY, "wake")).toBeUndefined();
    expect(await other?.shop.journal.entry(SOMEBODY, "wake")).toBeDefined();
  });
});
