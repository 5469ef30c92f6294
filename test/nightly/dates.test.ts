import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Chain, DateEntry, Step } from "../../src/domain/config/chain.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { chainOf, FIRST_NIGHT, openShop, type Shop, shopper } from "../support/nights.ts";

const ATTRIBUTES = { birthday: { type: "date" } } as const;
const MORNING: readonly Step[] = [{ wait_until: "10:00" }, { send: "hello" }];

const birthdays = (enter: Partial<DateEntry> = {}, more: Partial<Chain> = {}): Chain => ({
  ...chainOf({ date: "birthday", ...enter }),
  reenter: "300d",
  steps: MORNING,
  ...more,
});
const born = (id: string, birthday: string, over: Partial<Profile> = {}) =>
  shopper(`u:${id}`, [], { attributes: { birthday }, ...over });

/** A shop whose first night, on 1 March 2026 at 03:00 UTC, has taken stock. */
async function running(people: readonly Profile[], chain = birthdays()): Promise<Shop> {
  const shop = await openShop(people, { store: { attributes: ATTRIBUTES }, chains: { greet: chain } });
  await shop.night();
  return shop;
}

async function nights(shop: Shop, count: number): Promise<void> {
  for (let night = 0; night < count; night++) {
    shop.advance(1);
    await shop.night();
  }
}

const cohortsOf = (shop: Shop) =>
  [...shop.workflows.started.values()]
    .map(({ due, cohort }) => [cohort.timeZone, new Date(due).toISOString()])
    .sort();

describe("chains that wait for a date", () => {
  it("take each customer on the day, and nobody else", async () => {
    const shop = await running([
      born("second", "1990-03-02"),
      born("third", "--03-03"),
      born("may", "1990-05-01"),
    ]);
    await nights(shop, 1);
    expect(await shop.entered("greet")).toEqual(["u:second"]);
    await nights(shop, 1);
    expect(await shop.entered("greet")).toEqual(["u:second", "u:third"]);
  });

  it("begin on the morning of the day in each customer's time zone, 29 February on the 28th", async () => {
    const zones = ["Asia/Tokyo", "Europe/Moscow", "America/New_York"];
    const people = zones.map((timeZone, index) => born(`b${index}`, "2000-02-29", { timeZone }));
    const shop = await running(people);
    shop.advance(360);
    await nights(shop, 6);
    expect(cohortsOf(shop)).toEqual([
      ["America/New_York", "2027-02-28T15:00:00.000Z"],
      ["Asia/Tokyo", "2027-02-28T01:00:00.000Z"],
      ["Europe/Moscow", "2027-02-28T07:00:00.000Z"],
    ]);
  });

  it("begin so long before the day", async () => {
    const shop = await running([born("soon", "1990-03-09")], birthdays({ before: "7d" }));
    await nights(shop, 2);
    expect(cohortsOf(shop)).toEqual([["UTC", "2026-03-02T10:00:00.000Z"]]);
  });

  it("take everybody again next year", async () => {
    const shop = await running([born("ann", "1990-03-05")]);
    await nights(shop, 5);
    const first = await shop.journal.entry("u:ann" as CustomerKey, "greet");
    if (first) await shop.journal.leave(first, { outcome: "completed", at: shop.now() });
    shop.advance(360);
    await nights(shop, 5);
    const second = await shop.journal.entry("u:ann" as CustomerKey, "greet");
    expect(new Date(second?.enteredAt ?? 0).toISOString()).toBe("2027-03-05T00:00:00.000Z");
    expect(shop.workflows.started.size).toBe(2);
  });

  it("make up for nights that did not happen, once, and for a week at most", async () => {
    const days = ["03", "05", "06", "07"].map((day) => born(day, `1990-03-${day}`));
    const shop = await running(days);
    await nights(shop, 1);
    shop.advance(4);
    await shop.night();
    expect(await shop.entered("greet")).toEqual(["u:03", "u:05", "u:06"]);
    await shop.night({ force: true });
    await nights(shop, 1);
    expect(await shop.entered("greet")).toEqual(["u:03", "u:05", "u:06", "u:07"]);
    expect(await shop.travelling()).toEqual(["u:03", "u:05", "u:06", "u:07"]);

    const late = await running([born("long", "1990-03-04"), born("lately", "1990-03-16")]);
    late.advance(20);
    await late.night();
    expect(await late.entered("greet")).toEqual(["u:lately"]);
  });

  it("surprise nobody: the first night takes stock, and so does whoever came in with old facts", async () => {
    const shop = await running([born("today", "1990-03-01"), born("imported", "1990-03-02")]);
    expect(await shop.entered("greet")).toEqual([]);
    await shop.update(born("imported", "1990-03-02", { backfilledAt: FIRST_NIGHT + HOUR }));
    await nights(shop, 1);
    expect(await shop.entered("greet")).toEqual([]);
  });

  it("begin with the day after which they are published, whatever they waited for before", async () => {
    const people = [born("past", "1990-03-04"), born("next", "1990-03-12")];
    const shop = await running(people, birthdays({ before: "1d" }));
    await nights(shop, 4);
    await shop.publishConfig({
      store: { attributes: ATTRIBUTES },
      chains: { greet: birthdays({ before: "7d" }) },
    });
    await nights(shop, 1);
    expect(await shop.entered("greet")).toEqual(["u:past"]);
  });

  it("greet nobody twice whose birthday is told anew", async () => {
    const shop = await running([born("ann", "1990-03-02")]);
    await nights(shop, 1);
    const entry = await shop.journal.entry("u:ann" as CustomerKey, "greet");
    const last = { step: 1, at: shop.now(), what: "sent", why: "" } as const;
    if (entry) await shop.journal.leave(entry, { outcome: "completed", at: shop.now(), last });
    await shop.update(born("ann", "1990-03-04"));
    await nights(shop, 3);
    expect(shop.workflows.started.size).toBe(1);
  });

  it("wait for a person where a day has far more than usual, and enter by that day once approved", async () => {
    const shop = await running(Array.from({ length: 60 }, (_, n) => born(`b${n}`, "1900-03-02")));
    await nights(shop, 1);
    expect(await shop.entered("greet")).toEqual([]);
    expect(await shop.held()).toMatchObject([{ chain: "greet", segment: "date birthday", count: 60 }]);
    shop.advance(0.2);
    expect(await shop.decideHeld("greet", { kind: "approved", by: "test" })).toMatchObject({ entered: 60 });
    expect(await shop.entered("greet")).toHaveLength(60);
  });

  it("keep the date out of the journal", async () => {
    const shop = await running([born("ann", "1990-03-02")]);
    await nights(shop, 1);
    const entry = await shop.journal.entry("u:ann" as CustomerKey, "greet");
    expect(entry?.reason).toBe("date birthday: on the day");
    expect(entry?.enteredAt).toBe(FIRST_NIGHT + DAY - 3 * HOUR);
  });
});
