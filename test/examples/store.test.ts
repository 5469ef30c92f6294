import { beforeAll, describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { DAY, dayOf } from "../../src/domain/basics/calendar.ts";
import { fieldsOf } from "../../src/domain/conditions/fields.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { CONFIRM_TEMPLATE } from "../../src/domain/confirm/template.ts";
import { percentOf } from "../../src/domain/offers/benefit.ts";
import { benefitOf } from "../../src/domain/offers/benefit-of.ts";
import { costOn, faceValue } from "../../src/domain/offers/discount.ts";
import { benefitWords } from "../../src/domain/offers/kinds.ts";
import { chooseOffer } from "../../src/domain/offers/offers.ts";
import { placeIn } from "../../src/domain/segments/segments.ts";
import { customerWith } from "../support/config.ts";

const NOW = Date.UTC(2026, 2, 15, 9);
let store: Bundle;

beforeAll(async () => {
  const loaded = await checkFiles(await filesOf("examples/store"));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  store = loaded.bundle;
});

/** The segment of somebody with so many orders, the last one and the last sign of life so many days ago. */
function segmentOf(orders: number, lastOrder?: number, lastActivity = lastOrder): string {
  const { time_zone: timeZone, currency } = store.store;
  const customer = customerWith({
    orders,
    ...(lastOrder !== undefined && { lastOrderAt: NOW - lastOrder * DAY }),
    ...(lastActivity !== undefined && { lastActivityAt: NOW - lastActivity * DAY }),
  });
  const fields = fieldsOf(customer, {
    now: NOW,
    today: dayOf(timeZone, NOW),
    timeZone,
    currency,
    tiers: store.offers.tiers,
  });
  const expressions = makeExpressions();
  const rules = store.segments.list.map(({ id, when }) => {
    const compiled = expressions.compile(when);
    if (!compiled.ok) throw new Error(compiled.problem);
    return { id, when, holds: compiled.condition };
  });
  return placeIn(rules, store.segments.otherwise.id, fields).segment;
}

describe("segments of the example store", () => {
  it.each([
    [0, undefined, "non_buyers"],
    [1, 9, "active"],
    [1, 10, "doubting"],
    [7, 10, "doubting"],
    [7, 30, "doubting"],
    [7, 31, "falling_asleep"],
    [8, 9, "active"],
    [8, 10, "churn_risk"],
    [8, 30, "churn_risk"],
    [8, 31, "loyal_inactive"],
  ] as const)("%i orders, the last one %s days ago: %s", (orders, lastOrder, segment) => {
    expect(segmentOf(orders, lastOrder)).toBe(segment);
  });

  it("a regular who still looks in is falling asleep, not gone", () => {
    expect(segmentOf(8, 31, 3)).toBe("falling_asleep");
  });
});

describe("offers of the example store", () => {
  /** Discounts that the chain offers, mail by mail, to somebody who has spent so many roubles. */
  function discounts(chain: string, roubles: number): readonly (number | undefined)[] {
    return (store.chains[chain]?.steps ?? []).flatMap((step) => {
      if (!("send" in step) || !step.offer) return [];
      const choice = chooseOffer(
        customerWith({ orders: 3, spent: roubles * 100, lastCategory: "tea" }),
        step.offer,
        store.offers,
        { now: NOW, currency: "RUB", language: "ru", raise: step.raise ?? 0, conditionHolds: true },
      );
      return [choice.kind === "offer" ? percentOf(choice.offer) : undefined];
    });
  }

  it("rise from mail to mail of the win-back, and with what the customer has spent", () => {
    expect(discounts("win-back", 2_999)).toEqual([8, 13, 18]);
    expect(discounts("win-back", 3_000)).toEqual([10, 15, 20]);
    expect(discounts("win-back", 49_999)).toEqual([10, 15, 20]);
    expect(discounts("win-back", 50_000)).toEqual([12, 17, 22]);
  });

  /** What the mails of a chain give to somebody who has spent so many roubles, in words. */
  function gifts(chain: string, roubles: number): readonly string[] {
    return (store.chains[chain]?.steps ?? []).flatMap((step) => {
      if (!("send" in step) || !step.offer) return [];
      const choice = chooseOffer(
        customerWith({ orders: 3, spent: roubles * 100 }),
        step.offer,
        store.offers,
        {
          ...{ now: NOW, currency: "RUB", language: "ru", raise: step.raise ?? 0, conditionHolds: true },
        },
      );
      return choice.kind === "offer" ? [benefitWords(choice.offer.benefit, "RUB")] : [];
    });
  }

  it("are sums, deliveries and presents too, by what the customer has spent", () => {
    expect(gifts("second-purchase", 2_999)).toEqual(["200 RUB off"]);
    expect(gifts("second-purchase", 3_000)).toEqual(["250 RUB off"]);
    expect(gifts("second-purchase", 50_000)).toEqual(["300 RUB off"]);
    expect(gifts("restock", 0)).toEqual(["free delivery"]);
    expect(gifts("birthday", 49_999)).toEqual(["12%, at most 1,000 RUB"]);
    expect(gifts("birthday", 50_000)).toContain("a gift: Three Hills tea set");
  });

  it("never make the price less than the floor, in the smallest order that gets them either", () => {
    const share = 1 - store.offers.price_floor_percent / 100;
    for (const [id, offer] of Object.entries(store.offers.list))
      for (const tier of store.offers.tiers) {
        const at = { floor: store.offers.price_floor_percent, raise: 0, currency: "RUB" };
        const { benefit } = benefitOf(offer, tier, at);
        const least = (offer.min_order ?? 1_000) * 100;
        if (benefit?.kind !== "percent" && benefit?.kind !== "amount") continue;
        expect([id, costOn(benefit, least) ?? 0]).toEqual([
          id,
          Math.min(costOn(benefit, least) ?? 0, least * share),
        ]);
      }
  });

  it("can all be paid by a budget: the most that each can cost is known", () => {
    const open = Object.entries(store.offers.list).flatMap(([id, offer]) => {
      const benefits = store.offers.tiers.flatMap(
        (tier) => benefitOf(offer, tier, { floor: 0, raise: 0, currency: "RUB" }).benefit ?? [],
      );
      return benefits.every((benefit) => faceValue(benefit) !== undefined) ? [] : [id];
    });
    expect(open).toEqual([]);
    expect(store.offers.budget).toMatchObject({ per: "month" });
    expect(store.offers.list.win_back?.budget).toMatchObject({ per: "month" });
  });

  it("are not given for leaving a cart behind", () => {
    expect(discounts("abandoned-cart", 10_000)).toEqual([]);
  });
});

describe("chains of the example store", () => {
  it("reach every segment but those who buy anyway", () => {
    const reached = Object.values(store.chains).flatMap(({ enter }) =>
      "segment" in enter ? [enter.segment] : [],
    );
    const segments = store.segments.list.map(({ id }) => id).filter((id) => id !== "non_buyers");
    expect(reached.sort()).toEqual(segments.sort());
    expect(store.chains.welcome?.enter).toEqual({ event: "subscribed" });
  });

  it("use every template and every offer", () => {
    const chains = Object.values(store.chains).flatMap(({ steps }) =>
      steps.flatMap((step) => ("send" in step ? [step] : [])),
    );
    const sends = [...chains, ...Object.values(store.campaigns)];
    // No chain sends the mail that asks for confirmation.
    const used = [...new Set(sends.map(({ send }) => send)), CONFIRM_TEMPLATE];
    expect(used.sort()).toEqual(Object.keys(store.templates).sort());
    const offers = sends.flatMap(({ offer }) => offer ?? []);
    expect([...new Set(offers)].sort()).toEqual(Object.keys(store.offers.list).sort());
  });
});
