import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Offer } from "../../src/domain/config/offers.ts";
import { makeWorld, type WorldOptions } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop, TILL } from "../support/coded-shops.ts";

const ANN = keyOf("ann");
const offer = { offer: "thanks" };
const POOL = { pool: true, bound: "customer", on_cancel: "release" } as const;
const ONE_MAIL = [{ send: "one", ...offer }];

async function shop(codes: readonly string[], options: WorldOptions) {
  const world = await makeWorld(options);
  await world.pools.add("thanks", codes);
  return {
    ...world,
    ledger: () => allCodes(world.codes),
    left: async () => (await world.pools.counts("thanks")).free,
    given: async (id = ANN) => (await world.journal.sends(id)).map((send) => send.offer?.code),
    async everybody(count: number) {
      const keys = Array.from({ length: count }, (_, n) => keyOf(`c${n}`));
      for (const id of keys) await world.has(id);
      await Promise.all(keys.map((id) => world.enters(id)));
      return keys;
    },
  };
}

describe("a code of an uploaded list", () => {
  it("is in the mail as the shop wrote it, and found in the ledger in any case", async () => {
    const world = await shop(["Tea-one"], { bundle: codedShop({ steps: ONE_MAIL }, { code: POOL }) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    expect(await world.given()).toEqual(["Tea-one"]);
    expect(world.mailer.taken[0]?.html).toContain("Tea-one");
    expect(await world.codes.get("tea-ONE")).toMatchObject({
      ...{ stage: "sent", code: "TEA-ONE", written: "Tea-one", pool: true, issue: 1, customer: ANN },
    });
    expect(await world.left()).toBe(0);
  });

  it("is that of the chain's earlier mail as long as it is good, and another after that", async () => {
    const steps = [
      ...ONE_MAIL,
      { wait: "5d" },
      { send: "two", ...offer },
      { wait: "40d" },
      { send: "three", ...offer },
    ];
    const world = await shop(["T-1", "T-2", "T-3"], { bundle: codedShop({ steps }, { code: POOL }) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 60 * DAY);
    const [first, second, third] = await world.given();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(await world.left()).toBe(1);
  });

  it("goes on to the shop's platform never: it knows the code", async () => {
    const bundle = codedShop({ steps: ONE_MAIL }, { code: POOL, till: TILL });
    const added: unknown[] = [];
    const world = await shop(["T-1"], {
      bundle,
      deps: ({ batches }) => ({
        batches: {
          ...batches,
          async add(codes) {
            added.push(...codes);
            return batches.add(codes);
          },
        },
      }),
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    expect(await world.given()).toEqual(["T-1"]);
    expect(added).toEqual([]);
  });

  it("is replaced by another one where a later mail has more off", async () => {
    const steps = [...ONE_MAIL, { wait: "1d" }, { send: "two", offer: "thanks", raise: 5 }];
    const bundle = codedShop({ steps });
    const { kind: _, amount: __, ...thanks } = bundle.offers.list.thanks as Offer & { amount: unknown };
    const percent = { standard: 10, raised: 10, top: 10 };
    const rising = { ...thanks, kind: "percent", discount_percent: percent, code: POOL } as unknown as Offer;
    const offers = { ...bundle.offers, list: { ...bundle.offers.list, thanks: rising } };
    const world = await shop(["T-1", "T-2"], { bundle: { ...bundle, offers } });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 3 * DAY);
    const [first, second] = await world.given();
    expect(new Set([first, second])).toEqual(new Set(["T-1", "T-2"]));
    expect(await world.codes.get(first ?? "")).toMatchObject({ stage: "withdrawn" });
    expect(await world.codes.get(second ?? "")).toMatchObject({ stage: "sent", issue: 2 });
  });

  it("is free for the next where its customer leaves before hearing of it", async () => {
    const bundle = codedShop(
      { exit: "ordered_since_entry", steps: [{ send: "two" }, ...ONE_MAIL] },
      { code: POOL, frequency_cap: { mails: 1, per: "2d", over: "defer" } },
    );
    const world = await shop(["Only-1"], { bundle });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    expect(await world.ledger()).toMatchObject([{ stage: "reserved", customer: ANN }]);
    expect(await world.left()).toBe(0);
    await world.has(ANN, { orders: 1, lastOrderAt: NOON + 2 * HOUR });
    await world.playUntil(NOON + 3 * DAY);
    expect(await world.ledger()).toMatchObject([{ stage: "withdrawn", back: true }]);
    expect(await world.left()).toBe(1);
    const bob = keyOf("bob");
    await world.has(bob);
    await world.enters(bob);
    await world.playUntil(NOON + 9 * DAY);
    expect(await world.given(bob)).toContain("Only-1");
    expect(await world.ledger()).toMatchObject([{ stage: "sent", customer: bob, written: "Only-1" }]);
  });
});

describe("a list that comes to its end", () => {
  it("goes to three of fifty where it has three, each once, and the rest get the mail without it", async () => {
    const bundle = codedShop({ steps: ONE_MAIL }, { code: POOL });
    const world = await shop(["A-1", "A-2", "A-3"], { bundle });
    const everybody = await world.everybody(50);
    await world.playUntil(NOON + HOUR);
    expect(world.mailer.taken).toHaveLength(50);
    const codes = (await Promise.all(everybody.map((id) => world.given(id)))).flat().filter(Boolean);
    expect(codes.sort()).toEqual(["A-1", "A-2", "A-3"]);
    expect(await world.ledger()).toHaveLength(3);
    expect(await world.left()).toBe(0);
    const sends = (await Promise.all(everybody.map((id) => world.journal.sends(id)))).flat();
    expect(sends.filter(({ reason }) => reason.includes("offer thanks has no codes left"))).toHaveLength(47);
  });

  it("leaves the rest waiting where the step says so, and they get those that are added", async () => {
    const rule = JSON.parse('{"wait":"2d","then":"skip"}');
    const steps = [{ send: "one", ...offer, without_offer: rule }];
    const world = await shop(["A-1"], { bundle: codedShop({ steps }, { code: POOL }) });
    const everybody = await world.everybody(3);
    await world.playUntil(NOON + HOUR);
    expect(world.mailer.taken).toHaveLength(1);
    await world.pools.add("thanks", ["A-2"]);
    await world.playUntil(NOON + 4 * DAY);
    expect(world.mailer.taken).toHaveLength(2);
    const codes = (await Promise.all(everybody.map((id) => world.given(id)))).flat();
    expect(codes.sort()).toEqual(["A-1", "A-2"]);
  });

  it("is told of once: a fifth, a week's use, nothing; and anew after more were added", async () => {
    const list = Array.from({ length: 10 }, (_, n) => `A-${n}`);
    const world = await shop(list, { bundle: codedShop({ steps: ONE_MAIL }, { code: POOL }) });
    const told = () => world.announced.filter(({ type }) => type === "PoolLow").map(({ detail }) => detail);
    const come = async (from: number, count: number, at: number) => {
      for (let n = from; n < from + count; n++) {
        await world.has(keyOf(`p${n}`));
        await world.enters(keyOf(`p${n}`));
      }
      await world.playUntil(at);
    };
    await come(0, 4, NOON + HOUR);
    expect(told()).toEqual([]);
    await come(4, 4, NOON + 2 * HOUR);
    expect(told()).toEqual([
      { offer: "thanks", mark: "a-fifth", left: 2 },
      { offer: "thanks", mark: "a-week", left: 2 },
    ]);
    await come(8, 1, NOON + 3 * HOUR);
    expect(told()).toHaveLength(2);
    await come(9, 2, NOON + 4 * HOUR);
    expect(told().slice(2)).toEqual([{ offer: "thanks", mark: "empty", left: 0 }]);
    expect(world.measured).toMatchObject({ offersLow: 2, offersEnded: 1 });
    await world.pools.add("thanks", ["B-1"]);
    await come(11, 1, NOON + 5 * HOUR);
    expect(told().slice(3)).toEqual([{ offer: "thanks", mark: "empty", left: 0 }]);
  });
});

it("two walks at once give a customer one code of a list", async () => {
  const one = codedShop({ steps: ONE_MAIL }, { code: POOL });
  const welcome = one.chains.welcome;
  if (!welcome) throw new Error("no chain");
  const world = await shop(["T-1", "T-2", "T-3"], {
    bundle: { ...one, chains: { welcome, other: welcome } },
  });
  await world.has(ANN);
  await world.enters(ANN);
  await world.enters(ANN, "other");
  const cohorts = [...world.workflows.started.values()].map(({ cohort }) => cohort.id);
  world.setNow(NOON + 6 * MINUTE);
  await Promise.all(cohorts.map((id) => world.walk(id, 0, 0)));
  expect(new Set(await world.given()).size).toBe(1);
  expect(await world.ledger()).toHaveLength(1);
  expect(await world.left()).toBe(2);
});
