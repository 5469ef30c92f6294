import { describe, expect, it } from "vitest";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { conditionWarnings } from "../../src/adapters/config/warnings/one-condition.ts";
import { writeLatest } from "../../src/app/nightly/documents.ts";
import { makeCountEverybody, makeCountPeople } from "../../src/app/report/count-people.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { boughtAgo, openShop, type Shop, shopper } from "../support/nights.ts";

const expressions = makeReadableExpressions();

function counting({ config, customers, nights, now }: Shop) {
  const deps = {
    ...{ config, customers, nights, expressions },
    warningsOf: conditionWarnings(expressions),
    clock: { now },
  };
  return { ofSample: makeCountPeople(deps), ofEverybody: makeCountEverybody(deps) };
}

const MAILABLE = { consent: { status: "given" }, email: "ann@shop.example" } as const;
const NOT_MAILABLE = { consent: { status: "none" } } as const;

/** A hundred people: 40 who ordered 60 days ago, 30 who ordered 12 days ago, of whom 10 may be mailed, and 30 who never did. */
const PEOPLE: readonly Profile[] = Array.from({ length: 100 }, (_, n) => {
  const days = n < 40 ? boughtAgo(60) : n < 70 ? boughtAgo(12) : [];
  return shopper(`u:${n}`, days, n >= 40 && n < 50 ? MAILABLE : NOT_MAILABLE);
});

const exactly = (many: number) => ({ about: many, low: many, high: many });

describe("how many a condition would match", () => {
  it("is exact where the night's sample holds everybody", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    const { ofSample, ofEverybody } = counting(shop);
    const condition = "orders > 0 && days_since_last_order < 30";
    const people = {
      condition,
      people: exactly(30),
      mailable: exactly(10),
      segments: { doubting: exactly(30) },
      ...{ asked: 100, customers: 100, exact: true, warnings: [] },
    };
    expect(await ofSample({ condition })).toEqual({
      result: "counted",
      count: { ...people, night: "2026-03-01" },
    });
    const done: number[] = [];
    expect(await ofEverybody({ condition }, (many) => done.push(many))).toEqual({
      result: "counted",
      count: people,
    });
    expect(done.at(-1)).toBe(100);
  });

  it("has an interval where the sample holds some, and holds the truth", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    const keys = PEOPLE.filter((_, n) => n % 2 === 0).map(({ id }) => id);
    await writeLatest(shop.runs, "sample", { run: "2026-03-01", customers: 100, keys });
    const answer = await counting(shop).ofSample({ condition: "orders == 0" });
    expect(answer).toMatchObject({ result: "counted", count: { asked: 50, customers: 100, exact: false } });
    const { people } = answer.result === "counted" ? answer.count : { people: exactly(-1) };
    expect(people.about).toBe(30);
    expect([people.low < 30, people.high > 30, people.low > 15, people.high < 45]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it("knows people as they are now, and who is gone as nobody", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    await shop.update(shopper("u:99", boughtAgo(0)));
    await shop.customers.putProfile("u:0" as CustomerKey, { vacant: true }, 1);
    const { ofSample } = counting(shop);
    expect(await ofSample({ condition: "orders == 0" })).toMatchObject({ count: { people: exactly(29) } });
    expect(await ofSample({ condition: "days_since_last_order == 60.0" })).toMatchObject({
      count: { people: exactly(39), asked: 100 },
    });
  });

  it("counts a segment by last night's verdict, a named RFM segment or cell, and who of them meets a condition", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    const { ofSample } = counting(shop);
    const many = async (segment: string, condition?: string) => {
      const answer = await ofSample({ segment, ...(condition && { condition }) });
      return answer.result === "counted" ? answer.count.people.about : answer.result;
    };
    expect(await many("doubting")).toBe(30);
    expect(await many("doubting", 'consent == "given"')).toBe(10);
    expect(await many("rfm:non_buyer")).toBe(30);
    expect(await many("rfm:000")).toBe(30);
    expect(await many("rfm:001")).toBe("no-segment");
    expect(await many("toString")).toBe("no-segment");
  });

  it("is refused with the place where the condition is wrong, and warned of where it is nonsense", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    const { ofSample } = counting(shop);
    expect(await ofSample({ condition: "orders > 3 && orderz < 9" })).toMatchObject({
      result: "wrong-condition",
      remark: { message: expect.stringContaining("did you mean orders?"), at: 14 },
    });
    expect(await ofSample({ condition: 'segment == "doutbing"' })).toMatchObject({
      count: {
        people: exactly(0),
        warnings: [{ message: expect.stringContaining("did you mean doubting?") }],
      },
    });
    expect(await ofSample({ condition: "orders > 3 && orders < 2" })).toMatchObject({
      count: { warnings: [{ message: expect.stringContaining("can never hold") }] },
    });
  });

  it("cannot be told before a night has drawn a sample, or a config is published", async () => {
    expect(await counting(await openShop(PEOPLE)).ofSample({ condition: "true" })).toEqual({
      result: "no-sample",
    });
    const unpublished = await openShop([], { unpublished: true });
    expect(await counting(unpublished).ofSample({ condition: "true" })).toEqual({ result: "no-config" });
  });
});
