import { describe, expect, it } from "vitest";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeAudit } from "../../src/app/report/audit.ts";
import { type MembersPageRequest, makePageMembers } from "../../src/app/report/page-members.ts";
import { makeReadAudit } from "../../src/app/report/read-audit.ts";
import { makeReadSegmentFlows } from "../../src/app/report/segment-flows.ts";
import { USUAL_ASSUMPTIONS } from "../../src/domain/audit/comeback.ts";
import { boughtAgo, FIRST_NIGHT, openShop, type Shop, shopper } from "../support/nights.ts";

/** Active for nine days after the order, doubting from the tenth, asleep from the thirty-first. */
const PEOPLE = [
  shopper("u:anna", boughtAgo(40, 1)),
  shopper("u:boris", boughtAgo(7)),
  shopper("u:vera", boughtAgo(29)),
  shopper("u:gleb", []),
];

async function nightsOf(shop: Shop, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    if (day > 0) shop.advance(1);
    await shop.night();
  }
}

const membersOf = (shop: Shop, request: Partial<MembersPageRequest>) =>
  makePageMembers({ ...shop, expressions: makeExpressions(), clock: { now: () => FIRST_NIGHT } })({
    ...{ group: "active", limit: 100, onlyMailable: false, fields: [] },
    ...request,
  });

describe("moves between segments", () => {
  it("are steps from night to night, and the same people at both ends of a period", async () => {
    const shop = await openShop(PEOPLE, { store: { period_days: 10 } });
    await nightsOf(shop, 12);
    const flows = await makeReadSegmentFlows(shop)({});
    expect(flows?.nights).toBe(11);
    expect(flows?.moves.segments).toEqual({
      active: { doubting: 2 },
      doubting: { asleep: 1 },
    });
    // On 2 March Vera was doubting still: she fell asleep on the third.
    expect(flows?.sincePeriod).toEqual({
      eve: "2026-03-02",
      night: "2026-03-12",
      matrix: {
        active: { doubting: 2 },
        doubting: { asleep: 1 },
        non_buyers: { non_buyers: 1 },
      },
    });
  });

  it("of a shop whose records do not reach back so far are not made up", async () => {
    const shop = await openShop(PEOPLE);
    await nightsOf(shop, 2);
    const flows = await makeReadSegmentFlows(shop)({});
    // Anna and Gleb were there thirty days ago, in segments that nobody has written down.
    expect(flows?.sincePeriod?.matrix).toEqual({
      "(unknown)": { active: 1, non_buyers: 1 },
      "(new)": { active: 1, doubting: 1 },
    });
  });

  it("give orders and money to the segment in which the period began", async () => {
    const shop = await openShop(PEOPLE, { store: { period_days: 3 } });
    await nightsOf(shop, 4);
    shop.advance(1);
    await shop.update(shopper("u:vera", [...boughtAgo(29), ...boughtAgo(-4)]));
    await shop.night();
    const flows = await makeReadSegmentFlows(shop)({});
    // Vera doubted on 2 March, fell asleep on the third and bought on the fifth.
    expect((await shop.scoreOf("u:vera"))?.segment).toBe("active");
    expect(flows?.series.at(-1)?.groups).toMatchObject({
      doubting: { customers: 1, orders: 1, averageOrder: 100_000 },
      active: { customers: 2, orders: 0, averageOrder: null },
    });
  });

  it("count steps between tiers beside them", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    shop.advance(1);
    const rich = boughtAgo(-1).map((day) => ({ ...day, spent: 10_000_000 }));
    await shop.update(shopper("u:boris", [...boughtAgo(7), ...rich]));
    await shop.night();
    const flows = await makeReadSegmentFlows(shop)({});
    expect(Object.values(flows?.moves.tiers ?? {}).flatMap((row) => Object.values(row))).toEqual([1]);
  });

  it("tell then and now of dates beyond the period, from the last segments of each record", async () => {
    const shop = await openShop(PEOPLE, { store: { period_days: 3 } });
    await nightsOf(shop, 12);
    const flows = await makeReadSegmentFlows(shop)({});
    expect(flows?.since).toEqual([
      {
        on: "2026-03-05",
        days: 7,
        matrix: {
          active: { doubting: 1 },
          doubting: { doubting: 1 },
          asleep: { asleep: 1 },
          non_buyers: { non_buyers: 1 },
        },
      },
    ]);
  });

  it("are let go after two years", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    shop.advance(732);
    await shop.night();
    expect(await shop.runs.runsWith("flows")).toEqual(["2028-03-02"]);
  });

  it("are the same when a night is repeated", async () => {
    const shop = await openShop(PEOPLE);
    await nightsOf(shop, 5);
    const once = await makeReadSegmentFlows(shop)({});
    await shop.night({ force: true });
    expect(await makeReadSegmentFlows(shop)({})).toEqual(once);
  });
});

describe("the list of who is in a segment", () => {
  it("is paged to the end, at any number of shards, and has everybody once", async () => {
    const many = Array.from({ length: 57 }, (_, n) => shopper(`u:${n}`, boughtAgo(n % 5)));
    const shop = await openShop(many);
    await shop.night({ shards: 5 });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const answer = await membersOf(shop, { limit: 10, ...(after !== undefined && { after }) });
      if (answer.result !== "listed") throw new Error(answer.result);
      expect(answer.page.members).toBe(57);
      expect(answer.page.people.length).toBeLessThanOrEqual(10);
      seen.push(...answer.page.people.map(({ customer }) => customer));
      after = answer.page.next;
    } while (after !== undefined);
    expect(seen.toSorted()).toEqual(many.map(({ id }) => id).toSorted());
  });

  it("narrows to a condition, and says where one is wrong", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    const found = await membersOf(shop, { condition: "orders > 1", fields: ["orders"] });
    expect(found).toMatchObject({
      result: "listed",
      page: { people: [{ customer: "u:anna", fields: { orders: 2 } }] },
    });
    expect(await membersOf(shop, { condition: "ordrs > 1" })).toMatchObject({ result: "wrong-condition" });
  });

  it("of an earlier night leads nowhere once another has ended, and is not kept", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    expect(await shop.runs.list("2026-03-01", "members/")).not.toEqual([]);
    shop.advance(1);
    await shop.night();
    expect(await shop.runs.list("2026-03-01", "members/")).toEqual([]);
    expect(await membersOf(shop, { after: "1.0.1" })).toEqual({ result: "moved-on" });
  });
});

describe("the audit that a night keeps", () => {
  it("says what comeback audit counts on the same day, at any number of shards", async () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      shopper(`u:${n}`, boughtAgo(...Array.from({ length: n % 4 }, (_, at) => 1 + at * 20 + n))),
    );
    const shop = await openShop(many);
    const clock = { now: () => FIRST_NIGHT };
    const asked = await makeAudit({ ...shop, clock })({ assumptions: USUAL_ASSUMPTIONS });
    await shop.night({ shards: 4 });
    expect(await makeReadAudit(shop)({})).toEqual({ night: "2026-03-01", audit: asked });
  });
});
