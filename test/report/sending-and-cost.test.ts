import { describe, expect, it } from "vitest";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeSendingSwitch } from "../../src/app/mail/sending/switch.ts";
import { type NightlyMetrics, writeLatest } from "../../src/app/nightly/documents.ts";
import { makeReadCost } from "../../src/app/report/read-cost.ts";
import { makeReadSending } from "../../src/app/report/read-sending.ts";
import { writeState } from "../../src/app/results/documents.ts";
import { monthlyCost } from "../../src/contracts/cost/monthly.ts";
import { DRIVERS } from "../../src/contracts/cost/parts.ts";
import { DAY, HOUR, parseDay } from "../../src/domain/basics/calendar.ts";
import { countingDay } from "../../src/domain/mail/sending.ts";
import { factsOfAMonth } from "../../src/domain/night/stored-facts.ts";
import type { TrendRow } from "../../src/domain/night/trend.ts";
import { NOTHING } from "../../src/domain/results/counts.ts";
import { atEntry } from "../../src/domain/results/happening.ts";

const NOW = Date.UTC(2026, 2, 10, 12);
const ANN = { subject: "ann", role: "marketer", via: "api" } as const;

function shop() {
  let now = NOW;
  let listed = 0;
  const clock = { now: () => now };
  const [sending, files] = [makeMemorySendingStore(), makeMemoryResultsFiles()];
  const members = {
    async addresses() {
      listed += 1;
      return new Map([["ann", "ann@shop.example"]]);
    },
  };
  const read = makeReadSending({
    ...{ sending, files, members, clock },
    events: makeMemoryEventStore(),
    campaigns: makeMemoryCampaignStore(),
  });
  return {
    ...{ sending, files, read },
    change: makeSendingSwitch({ sending, clock }),
    pass: (ms: number) => {
      now += ms;
    },
    timesListed: () => listed,
  };
}

/** So many customers in a chain, by the last night. */
const inChains = (files: ReturnType<typeof makeMemoryResultsFiles>, customers: number) =>
  writeState(files, {
    ...{ build: 1, asOf: NOW - 9 * HOUR, today: 0, sealed: 0, sealedUntil: 0, closed: 0 },
    ...{ currency: "EUR", hasMargin: false },
    waiting: [
      {
        happening: { ...atEntry("welcome", 1), outcome: "waiting", reason: null },
        count: { ...NOTHING, count: customers },
      },
    ],
  } as unknown as Parameters<typeof writeState>[1]);

describe("the state of sending", () => {
  it("says that mails go, and asks nobody who is who", async () => {
    const { read, timesListed } = shop();
    expect(await read()).toMatchObject({ barrier: null, resumed: null, waiting: { dueAbout: null } });
    expect(timesListed()).toBe(0);
  });

  it("says who has stopped it, with the address, when and why", async () => {
    const { read, change } = shop();
    await change.stop("wrong prices", ANN);
    const { barrier } = await read();
    expect(barrier).toEqual({
      ...{ kind: "stopped", why: "wrong prices", since: NOW },
      by: { ...ANN, email: "ann@shop.example" },
    });
  });

  it("names nobody where the shop's own limits have stopped it", async () => {
    const { read, change } = shop();
    await change.stop("12 hard bounces of 400 mails");
    expect((await read()).barrier).not.toHaveProperty("by");
  });

  it("reckons what has come due since by the pace of thirty days, and at most whoever is in chains", async () => {
    const { read, change, sending, files, pass } = shop();
    await sending.countMailed(countingDay(NOW) - 3, { segments: { loyal: 200, new: 100 }, cells: {} });
    await change.stop("wrong prices", ANN);
    pass(2 * DAY);
    expect((await read()).waiting).toMatchObject({ inChains: null, dueAbout: 20 });
    await inChains(files, 15);
    expect((await read()).waiting).toMatchObject({ inChains: 15, asOf: NOW - 9 * HOUR, dueAbout: 15 });
  });

  it("says after a resume who has let mails go, and why", async () => {
    const { read, change } = shop();
    await change.stop("wrong prices", ANN);
    await change.resume("prices are right", ANN);
    const { barrier, resumed } = await read();
    expect(barrier).toBeNull();
    expect(resumed).toMatchObject({ at: NOW, why: "prices are right", by: { email: "ann@shop.example" } });
  });
});

describe("facts of a month", () => {
  it("are what the last thirty days have brought", () => {
    const nights = [
      { date: "2026-01-01", facts: 1_000 },
      { date: "2026-02-07", facts: 5_000 },
      { date: "2026-03-09", facts: 8_000 },
    ];
    expect(factsOfAMonth(nights)).toBe(3_000);
  });

  it("are scaled where fewer days are known, and unknown of a single night", () => {
    expect(factsOfAMonth([{ date: "2026-03-09", facts: 8_000 }])).toBeUndefined();
    const week = [
      { date: "2026-03-01", facts: 100 },
      { date: "2026-03-07", facts: 160 },
    ];
    expect(factsOfAMonth(week)).toBe(300);
  });
});

function costOf({ facts, metrics }: { readonly facts: readonly number[]; readonly metrics: object }) {
  const [runs, sending] = [makeMemoryRunStore(), makeMemorySendingStore()];
  const night = { date: "2026-03-09", run: "2026-03-09", customers: 1_000, orders: 250, periodDays: 25 };
  const read = makeReadCost({
    ...{ runs, sending },
    nights: {
      metrics: async () => ({ ...night, ...metrics }) as NightlyMetrics,
      metricsOf: async () => undefined,
    },
    reckon: monthlyCost,
  });
  const last = parseDay(night.date) ?? 0;
  const rows = facts.map((count, at) => {
    const date = new Date((last - (facts.length - 1 - at)) * DAY).toISOString().slice(0, 10);
    return { date, facts: count } as TrendRow;
  });
  return { read, sending, last, keep: () => writeLatest(runs, "trend", rows) };
}

describe("what a month costs", () => {
  it("rests on the shop's own counts, scaled to thirty days", async () => {
    const { read, sending, last, keep } = costOf({
      facts: Array.from({ length: 31 }, (_, n) => 5_000 + n * 500),
      metrics: {},
    });
    await keep();
    await sending.countMailed(last, { segments: { loyal: 1_000, new: 500 }, cells: {} });
    const cost = await read();
    expect(cost?.volume).toMatchObject({
      ...{ customers: 1_000, mails: 1_500, orders: 300, codes: 0, loyalty: false },
      // Of 15,000 facts those that the mails have brought are none of the customers'.
      ...{ events: 15_000 - 1_995, eventsAre: "counted" },
    });
    expect(cost?.night).toBe("2026-03-09");
  });

  it("takes ten events a customer until two nights have counted, and says so", async () => {
    const { read, keep } = costOf({ facts: [5_000], metrics: {} });
    await keep();
    expect((await read())?.volume).toMatchObject({ events: 10_000, eventsAre: "assumed", months: 1 });
  });

  it("has lines whose parts add up to them, and lines that add up to the month", () => {
    const volume = { customers: 1e6, events: 1e7, mails: 2e6, orders: 3e5, codes: 5e5, loyalty: true };
    const { lines, monthly, of } = monthlyCost(volume, 3);
    for (const line of lines) {
      const parts = DRIVERS.reduce((sum, driver) => sum + line.of[driver], 0);
      expect(parts, line.item).toBeCloseTo(line.usd, 6);
    }
    expect(lines.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(monthly, 6);
    expect(DRIVERS.reduce((sum, driver) => sum + of[driver], 0)).toBeCloseTo(monthly, 6);
    expect(lines[0]).toMatchObject({ item: "SES: mails", service: "SES", of: { customers: 0, events: 0 } });
  });

  it("of an empty deployment is what stands in it, and has no price of one", () => {
    const { of, each, monthly } = monthlyCost({ customers: 0, events: 0, mails: 0 }, 1);
    expect(of.standing).toBeCloseTo(monthly, 6);
    expect(each).toEqual({ customer: null, customersNights: null, event: null, mail: null });
  });
});
