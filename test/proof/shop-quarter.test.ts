import { describe, expect, it } from "vitest";
import { isOutOfShop } from "../../src/app/chains/shop-holdout.ts";
import { shopQuarters } from "../../src/app/nightly/quarter-documents.ts";
import { makeReadShopProof } from "../../src/app/nightly/read-shop-proof.ts";
import { DAY, parseDay } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Send } from "../../src/domain/chains/journal.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { leaksOfQuarter } from "../../src/domain/proof/checks.ts";
import { closedBefore, quarterOf } from "../../src/domain/proof/quarters.ts";
import { quarterAwaited, quarterDue, seenBy } from "../../src/domain/proof/shop-holdout.ts";
import type { RunStore } from "../../src/ports/nightly.ts";
import { key } from "../support/facts.ts";
import { chainOf, FIRST_DAY, FIRST_NIGHT, openShop, type ShopOptions, shopper } from "../support/nights.ts";

const dayOf = (text: string) => parseDay(text) ?? 0;
const APRIL = dayOf("2026-04-01");
const JULY = dayOf("2026-07-01");
const PERCENT = 30;

/** Everybody bought once, for 1,000, before the quarter; in it some did, for 500, if they could be mailed more often. */
function base() {
  return Array.from({ length: 400 }, (_, index) => {
    const known = shopper(`e:p${index}`, []);
    const isOut = isOutOfShop(known, 2026, PERCENT);
    const buys = index % (isOut ? 3 : 2) === 0;
    const days = [
      { day: APRIL - 60, orders: 1, spent: 100_000 },
      ...(buys ? [{ day: APRIL + (index % 90), orders: 1, spent: 50_000 }] : []),
    ];
    return { isOut, buys, profile: shopper(`e:p${index}`, days) };
  });
}

async function shopOf(people = base(), percent = PERCENT, chains?: ShopOptions["chains"]) {
  const shop = await openShop(
    people.map(({ profile }) => profile),
    { store: { holdout_percent: percent }, ...defined({ chains }) },
  );
  await shop.night();
  shop.advance(JULY - FIRST_DAY);
  return { ...shop, quarters: () => shopQuarters(shop.runs), report: makeReadShopProof(shop) };
}

const sumsOf = async (shop: Awaited<ReturnType<typeof shopOf>>) =>
  (await shop.quarters()).map(({ name, outcomes }) => ({ name, outcomes }));

const sendOf = (customer: CustomerKey, over: Partial<Send>): Send => ({
  ...{ id: "s", customer, chain: "remind", run: "r", step: 0, template: "hello", language: "en" },
  ...{ version: 1, claimedAt: 0, status: "claimed", reason: "" },
  ...over,
});

/** Fails once, at the document by this name. */
function failingAt(runs: RunStore, name: string): RunStore {
  let failed = false;
  return {
    ...runs,
    async put(run, document, content) {
      if (document === name && !failed) {
        failed = true;
        throw new Error("crashed");
      }
      await runs.put(run, document, content);
    },
  };
}

describe("the night after a quarter closes", () => {
  it("compares everybody who was in the base, as one would by hand", async () => {
    const people = base();
    const shop = await shopOf(people);
    await shop.night();
    const [quarter, ...others] = (await shop.report()).quarters;
    expect(others).toEqual([]);
    const [money] = quarter?.outcomes ?? [];
    const side = (isOut: boolean) => people.filter((one) => one.isOut === isOut);
    const meanOf = (isOut: boolean) =>
      (side(isOut).filter(({ buys }) => buys).length * 50_000) / side(isOut).length;
    expect(quarter).toMatchObject({ quarter: "2026-Q2", from: "2026-04-01", to: "2026-06-30", percent: 30 });
    expect(money?.mailed).toMatchObject({ people: side(false).length, mean: meanOf(false) });
    expect(money?.heldOut).toMatchObject({ people: side(true).length, mean: meanOf(true) });
    // Everybody had bought the same before, so that there is nothing to adjust by.
    expect(money?.perPerson?.estimate).toBeCloseTo(meanOf(false) - meanOf(true), 6);
    expect(money?.total?.estimate).toBeCloseTo((meanOf(false) - meanOf(true)) * side(false).length, 3);
    expect(money?.perPerson?.low).toBeLessThan(money?.perPerson?.estimate ?? 0);
    expect((await shop.report()).next).toEqual({ quarter: "2026-Q3", to: "2026-09-30" });
  });

  it("leaves out newcomers, and browsers to which nothing could be sent", async () => {
    const people = base();
    const shop = await shopOf(people);
    const late = FIRST_NIGHT + 40 * 86_400_000;
    await shop.update(shopper("e:late", [{ day: APRIL + 10, orders: 1, spent: 1 }], { firstSeenAt: late }));
    const { email: _, ...browser } = shopper("a:browser", [{ day: APRIL - 9, orders: 1, spent: 1 }]);
    await shop.update(browser);
    await shop.night();
    const [money] = (await shop.report()).quarters[0]?.outcomes ?? [];
    expect((money?.mailed.people ?? 0) + (money?.heldOut.people ?? 0)).toBe(people.length);
  });

  it("counts the same whichever document it crashes at, at any number of shards, and never again", async () => {
    const few = base().slice(0, 60);
    const plain = await shopOf(few);
    await plain.night();
    const expected = await sumsOf(plain);
    expect(expected).toHaveLength(1);
    for (const name of ["quarter/2026-Q2", "shopHoldout", "quarter", "done"]) {
      const shop = await shopOf(few);
      const planned = await shop.parts().plan({ execution: "night", shards: 3 });
      const tasks = shop.parts({ runs: failingAt(shop.runs, name) });
      await expect(shop.carryOut(planned, tasks)).rejects.toThrow("crashed");
      await shop.night({ execution: "night", shards: 3 });
      expect(await sumsOf(shop)).toEqual(expected);
      await shop.update(shopper("e:p1", [{ day: APRIL + 1, orders: 9, spent: 9_000_000 }]));
      await shop.night({ force: true });
      shop.advance(1);
      await shop.night();
      expect(await sumsOf(shop)).toEqual(expected);
    }
  });

  it("says how many held out got a mail by another name, and trusts no quarter with more than a few", async () => {
    const promise = { ...chainOf({ segment: "doubting" }), promised: true as const };
    const chains = { remind: chainOf({ segment: "doubting" }), promise };
    const held = base().filter(({ isOut }) => isOut);
    const [first, second, third] = held;
    if (!first || !second || !third) throw new Error("nobody is held out");
    const aliased = base().map((one) => {
      const aliases = one.profile.id === first.profile.id ? [key("u:other")] : [];
      return { ...one, profile: { ...one.profile, aliases } };
    });
    const leaking = async (...mailed: readonly (readonly [CustomerKey, string, number])[]) => {
      const shop = await shopOf(aliased, PERCENT, chains);
      for (const [customer, chain, day] of mailed) {
        const send = sendOf(customer, { chain, claimedAt: day * DAY, id: `${chain}-${customer}` });
        await shop.journal.claim(send, undefined);
        await shop.journal.settle(send, { status: "sent", messageId: "m" });
      }
      await shop.night();
      return (await shop.report()).quarters[0];
    };
    const owed = [second.profile.id, "promise", APRIL + 3] as const;
    const early = [third.profile.id, "remind", APRIL - 3] as const;
    expect(await leaking(owed, early)).toMatchObject({ heldOutButMailed: 0, reasons: [] });
    expect(await leaking([key("u:other"), "remind", APRIL + 3])).toMatchObject({
      ...{ heldOutButMailed: 1, state: "not-trusted" },
      reasons: [{ code: "held-out-but-mailed", people: 1 }],
    });
  });

  it("counts nothing where nobody is held out, or nothing had been bought before", async () => {
    const nobody = await shopOf(base(), 0);
    await nobody.night();
    expect(await nobody.report()).toEqual({ percent: 0, quarters: [] });
    const fresh = await shopOf(base().map((one) => ({ ...one, profile: shopper(one.profile.id, []) })));
    await fresh.night();
    expect((await fresh.report()).quarters).toMatchObject([{ state: "no-past", outcomes: [] }]);
  });
});

describe("a quarter is counted", () => {
  it("with one in 200 held out who were mailed all the same, and no more", () => {
    expect(leaksOfQuarter(5, 1_000).heldOutButMailed).toBe(0);
    expect(leaksOfQuarter(6, 1_000).heldOutButMailed).toBe(6);
    expect(leaksOfQuarter(1, 0).heldOutButMailed).toBe(1);
  });

  const seen = (since: string, lastOn: string) => ({
    ...{ percent: 5, since: dayOf(since), lastOn: dayOf(lastOn) },
  });

  it("where one share held from its first day to its last", () => {
    const on = (percent: number, today = JULY) => ({ percent, today });
    expect(quarterDue(seen("2026-04-01", "2026-06-30"), on(8))?.name).toBe("2026-Q2");
    expect(quarterDue(seen("2026-04-01", "2026-06-20"), on(5))?.name).toBe("2026-Q2");
    expect(quarterDue(seen("2026-04-01", "2026-06-20"), on(8))).toBeUndefined();
    expect(quarterDue(seen("2026-04-02", "2026-06-30"), on(5))).toBeUndefined();
    expect(quarterDue(undefined, on(5))).toBeUndefined();
  });

  it("and the next one is the first that begins with the share", () => {
    expect(quarterAwaited(seen("2026-04-01", "2026-05-01"))?.name).toBe("2026-Q2");
    expect(quarterAwaited(seen("2026-04-02", "2026-05-01"))?.name).toBe("2026-Q3");
    expect(quarterAwaited(seenBy(seen("2026-04-01", "2026-05-01"), 0, APRIL + 40))).toBeUndefined();
    expect(seenBy(seen("2026-04-01", "2026-05-01"), 8, APRIL + 40).since).toBe(APRIL + 40);
  });

  it("by the calendar: no quarter straddles a year", () => {
    expect(quarterOf(dayOf("2026-12-31"))).toEqual({
      ...{ name: "2026-Q4", year: 2026, from: dayOf("2026-10-01"), to: dayOf("2026-12-31") },
    });
    expect(closedBefore(dayOf("2027-01-01")).name).toBe("2026-Q4");
    expect(closedBefore(JULY).to).toBe(JULY - 1);
  });
});
