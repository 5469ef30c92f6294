import { describe, expect, it } from "vitest";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryDeliveries } from "../../src/adapters/memory/deliveries.ts";
import { makeMemoryHeardStore } from "../../src/adapters/memory/heard-store.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { writeHeld, writeLatest } from "../../src/app/nightly/documents.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { makeReadOverview } from "../../src/app/report/read-overview.ts";
import { DAY, formatDay, parseDay } from "../../src/domain/basics/calendar.ts";
import { type TrendRow, withNight } from "../../src/domain/night/trend.ts";

const NOW = Date.parse("2026-03-10T12:00:00Z");

function rowOf(date: string): TrendRow {
  return {
    ...{ date, customers: 10, mailable: 8, oneTimeBuyers: 3, repeatBuyers: 2, repeatPurchaseRate: 0.4 },
    ...{ joined: 1, newCustomers: 1, activeCustomers: 4, retentionRate: 0.5, churnRate: 0.5 },
    ...{ orders: 5, revenue: 500, averageOrder: 100, valueAtRisk: null, segments: {} },
  };
}

/** A night a day up to the 9th of March 2026. */
const nightsBack = (days: number): readonly TrendRow[] => {
  const last = parseDay("2026-03-09") ?? 0;
  return Array.from({ length: days }, (_, back) => rowOf(formatDay(last - (days - 1 - back))));
};

function world() {
  const [runs, config, sending] = [makeMemoryRunStore(), makeMemoryConfigStore(), makeMemorySendingStore()];
  const heard = makeMemoryHeardStore();
  const readOverview = makeReadOverview({
    ...{ runs, config, sending },
    nights: makeNights(runs),
    campaigns: makeMemoryCampaignStore(),
    budgets: makeMemoryBudgetStore(),
    deliveries: makeMemoryDeliveries(),
    unseen: makeMemoryUnseenStore(),
    heard,
    clock: { now: () => NOW },
    misspelt: () => undefined,
  });
  return { readOverview, runs, config, sending, heard };
}

describe("the overview", () => {
  it("tells of a source that has gone quiet by its own rhythm", async () => {
    const { readOverview, heard } = world();
    for (const ago of [2, 3, 4]) await heard.note("shopify", NOW - ago * DAY);
    for (const ago of [4, 8, 12]) await heard.note("segment", NOW - ago * DAY);
    const { troubles } = await readOverview(30);
    expect(troubles).toEqual([{ kind: "quiet", source: "shopify", lastAt: NOW - 2 * DAY }]);
  });

  it("of a shop without anything is empty, and nothing is wrong with it", async () => {
    expect(await world().readOverview(30)).toEqual({
      ...{ currency: null, periodDays: null, rows: [], previous: [], yearBefore: [] },
      ...{ marks: [], segments: [], troubles: [] },
    });
  });

  it("has the nights of the days that were asked for, those before them, and those of a year earlier", async () => {
    const { readOverview, runs } = world();
    await writeLatest(runs, "trend", nightsBack(400));
    const { rows, previous, yearBefore } = await readOverview(30);
    expect([rows.length, rows[0]?.date, rows.at(-1)?.date]).toEqual([30, "2026-02-08", "2026-03-09"]);
    expect([previous.length, previous.at(-1)?.date]).toEqual([30, "2026-02-07"]);
    expect([yearBefore.length, yearBefore.at(-1)?.date]).toEqual([30, "2025-03-10"]);
  });

  it("says that no mail goes, and how many wait for approval", async () => {
    const { readOverview, runs, sending } = world();
    const barrier = { kind: "stopped", why: "a bad list", since: NOW - 1_000 } as const;
    await sending.write({ countedFrom: 0, barrier }, 0);
    const held = { chain: "win-back", segment: "falling_asleep", count: 70, heldAt: NOW, chunks: 1 };
    const because = { why: "existing" } as const;
    for (const run of ["2026-03-08", "2026-03-09"]) await writeHeld(runs, { ...held, run, because });
    expect((await readOverview(30)).troubles).toEqual([
      { kind: "sending", how: "stopped", why: "a bad list", since: NOW - 1_000 },
      { kind: "held", chain: "win-back", customers: 140, nights: 2 },
    ]);
  });
});

describe("the document of the nights", () => {
  it("has a night once, however often it is computed, in the order of their dates", () => {
    const again = { ...rowOf("2026-03-05"), customers: 11 };
    const rows = [rowOf("2026-03-06"), rowOf("2026-03-05"), again].reduce(
      withNight,
      [] as readonly TrendRow[],
    );
    expect(rows.map(({ date, customers }) => [date, customers])).toEqual([
      ["2026-03-05", 11],
      ["2026-03-06", 10],
    ]);
  });

  it("forgets what is older than two years and a quarter", () => {
    const rows = nightsBack(1_000).reduce(withNight, [] as readonly TrendRow[]);
    expect(rows).toHaveLength(830);
    expect(rows.at(-1)?.date).toBe("2026-03-09");
  });
});
