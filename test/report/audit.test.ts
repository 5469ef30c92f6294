import { describe, expect, it } from "vitest";
import { auditPage } from "../../cli/pages/audit-page.ts";
import { makeAudit } from "../../src/app/report/audit.ts";
import { USUAL_ASSUMPTIONS } from "../../src/domain/audit/comeback.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { OrderDay, Profile } from "../../src/domain/people/profile.ts";
import { boughtAgo, FIRST_DAY, FIRST_NIGHT, openShop, shopper } from "../support/nights.ts";
import { missing, on, readLog } from "../support/purchase-logs.ts";

async function audit(people: readonly Profile[], day?: number) {
  const { customers, config } = await openShop(people);
  const take = makeAudit({ customers, config, clock: { now: () => FIRST_NIGHT } });
  return take({ ...defined({ day }), assumptions: USUAL_ASSUMPTIONS });
}

const days = (...ofDay: readonly Partial<OrderDay>[]): OrderDay[] =>
  ofDay.map((one) => ({ day: FIRST_DAY - 10, orders: 1, spent: 100, ...one }));

describe("an audit", () => {
  it.each([
    ["no customers", [], /no customers yet/],
    ["one who never bought", [shopper("u:1", [])], /1 customer, and nobody has bought yet/],
    ["one buyer", [shopper("u:1", boughtAgo(5))], /1 \(100.0%\) have bought once/],
    ["two, on one day", [shopper("u:1", boughtAgo(5)), shopper("u:2", boughtAgo(5))], /Of 2 customers/],
    [
      "fifty",
      Array.from({ length: 50 }, (_, n) =>
        shopper(`u:${n}`, boughtAgo(...Array.from({ length: n % 4 }, (_, i) => i * 20 + n))),
      ),
      /Of 50 customers, 13 \(26.0%\) have never bought/,
    ],
    ["only free orders", [shopper("u:1", days({ spent: 0 }))], /No money has come in/],
    ["only money given back", [shopper("u:1", days({ spent: -500 }))], /No money has come in/],
    ["everybody long silent", [shopper("u:1", boughtAgo(400))], /looks at its day/],
  ])("of a shop with %s can be read", async (_, people, expected) => {
    const found = await audit(people);
    const page = auditPage(found);
    expect(page).toMatch(expected);
    expect(page).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(found.neverBought.customers + found.boughtOnce.customers + found.boughtAgain.customers).toBe(
      people.length,
    );
  });

  it("of a customer with 10,000 orders is quick and right", async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      day: FIRST_DAY - 9_999 + n,
      orders: 1,
      spent: 100,
    }));
    const found = await audit([shopper("u:1", many), shopper("u:2", boughtAgo(3))]);
    expect(found).toMatchObject({ customers: 2, spent: 1_100_000, daysBetweenOrders: 1 });
    expect(found.asleep).toMatchObject({ afterDays: 1, from: "own-gaps", customers: 1 });
    expect(found.cohorts).toHaveLength(1);
  });

  it("leaves out what is after its day, and says so", async () => {
    const people = [
      shopper("u:future", days({ day: FIRST_DAY + 30 })),
      shopper("u:both", days({ day: FIRST_DAY - 60 }, { day: FIRST_DAY + 5 })),
      shopper("u:past", days({ day: FIRST_DAY - 50 })),
    ];
    const found = await audit(people);
    expect(found).toMatchObject({ customers: 2, buyers: 2, leftOut: { customers: 1, orders: 1 } });
    expect(auditPage(found)).toContain("Left out: 1 customer first seen after that day.");
    const before = await audit(people, FIRST_DAY - 55);
    expect(before).toMatchObject({ asOfBecause: "given", buyers: 1, leftOut: { customers: 2, orders: 1 } });
  });

  it.skipIf(missing("cdnow_master.csv") !== undefined)(
    on("cdnow_master.csv", "of CDNOW finds its one-time buyers, as of its last order"),
    async () => {
      const found = await audit([...readLog("cdnow_master.csv")].map(([id, log]) => shopper(`e:${id}`, log)));
      expect(found).toMatchObject({ asOf: "1998-06-30", asOfBecause: "last-order", buyers: 23_570 });
      expect(found.boughtOnce.customers + found.boughtAgain.customers).toBe(23_570);
      expect(found.cohorts.map(({ month }) => month)).toEqual(["1997-01", "1997-02", "1997-03"]);
      expect(auditPage(found)).toMatch(/Half of the buyers have come back|Fewer than half of the buyers/);
    },
    30_000,
  );
});
