import { describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { day, key, order, START } from "../support/facts.ts";
import { bundleOf } from "../support/nights.ts";
import { FROM, playing, SHOP, subscribed, withSegments } from "../support/replaying.ts";

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

describe("a replay", () => {
  /** As the shop is, played once for all who only look. */
  const asItIs = once(() => playing({}));

  it.each([
    ["plain limits", undefined],
    ["hysteresis", 5],
  ])("that passes customers by comes to what one that looks at everybody does, with %s", async (_, hysteresis) => {
    const bundle = withSegments(bundleOf(SHOP), hysteresis);
    const [plain, quick] = [await playing({ bundle, fit: "plain" }), await playing({ bundle })];
    expect(plain.mails.length).toBeGreaterThan(30);
    expect(plain.result.chains.map(({ chain }) => chain)).toEqual(expect.arrayContaining(["remind", "wake"]));
    expect(quick).toEqual(plain);
  });

  it("sends nothing at night, and no more than the cap lets through", async () => {
    const { mails } = await asItIs();
    expect(mails.length).toBeGreaterThan(30);
    const hours = new Set(mails.map(({ at }) => new Date(at).getUTCHours()));
    expect([...hours].filter((hour) => hour < 9 || hour >= 21)).toEqual([]);
    for (const its of Map.groupBy(mails, ({ customer }) => customer).values())
      for (const [index, { at }] of its.entries())
        expect(at - (its[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(7 * DAY);
  });

  it("holds out and offers as the config says, within a budget of which no code is over yet", async () => {
    const { result } = await asItIs();
    const wake = result.chains.find(({ chain }) => chain === "wake");
    expect(result.discounts.most).toBeGreaterThan(0);
    expect(wake?.heldOut).toBeGreaterThan(0);
    const months = Map.groupBy(result.steps, ({ month }) => month);
    for (const steps of months.values()) {
      const given = steps.flatMap(({ offers }) => Object.values(offers));
      expect(given.reduce((sum, { most }) => sum + most, 0)).toBeLessThanOrEqual(300_000);
    }
  });

  it("begins no chain before its first day", async () => {
    const { mails } = await playing({ from: FROM + 40 });
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.filter(({ at }) => at < day(40))).toEqual([]);
  });

  it("takes stock of all whom the shop had before, so that nobody enters for what they were already", async () => {
    const facts = Array.from({ length: 200 }, (_, index) => `u:old${index}`).flatMap((id, index) => [
      ...subscribed(id, START),
      order(`${id}-0`, index % 20 === 0 ? START + 1 : day(44), 50_000, { customer: key(id) }),
    ]);
    const past = facts.sort((a, b) => a.receivedAt - b.receivedAt);
    const { result } = await playing({ facts: past, from: FROM + 45, to: FROM + 47 });
    expect(result.customers).toBe(200);
    expect(result.chains.map(({ entered }) => entered)).toEqual([]);
  });

  it("tells what chains bring from the assumption, of those who were not held out", async () => {
    const { result } = await asItIs();
    expect(result.brought.length).toBe(result.chains.length);
    for (const { chain, orders, low, high } of result.brought) {
      const row = result.chains.find((one) => one.chain === chain);
      expect(orders).toBeCloseTo(((row?.entered ?? 0) - (row?.heldOut ?? 0)) / 10);
      expect(low).toBeLessThan(orders);
      expect(high).toBeGreaterThan(orders);
    }
  });
});
