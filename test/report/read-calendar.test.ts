import { describe, expect, it } from "vitest";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { campaignDocuments, type Weighed } from "../../src/app/campaigns/documents.ts";
import { writeLatest } from "../../src/app/nightly/documents.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { makeReadCalendar } from "../../src/app/report/calendar/read-calendar.ts";
import { writeDays, writeState } from "../../src/app/results/documents.ts";
import { instantAt, parseDay } from "../../src/domain/basics/calendar.ts";
import { campaignChain } from "../../src/domain/campaigns/chain-of.ts";
import type { CampaignRun } from "../../src/domain/campaigns/run.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { NOTHING } from "../../src/domain/results/counts.ts";
import { atEntry, type Outcome } from "../../src/domain/results/happening.ts";
import { bundleOf, chainOf } from "../support/nights.ts";

const ZONE = "Europe/Moscow";
const TODAY = parseDay("2026-03-09") ?? 0;
const at = (day: string, hour: number) => instantAt(ZONE, parseDay(day) ?? 0, 60 * hour);

const SALE: Bundle["campaigns"][string] = {
  ...{
    name: { en: "Sale", ru: "Распродажа" },
    audience: { frozen: true },
    send: "hello",
    holdout_percent: 0,
  },
  schedule: { late: "tomorrow" },
};

async function world(over: Partial<Bundle> = {}) {
  const [config, runs, files] = [makeMemoryConfigStore(), makeMemoryRunStore(), makeMemoryResultsFiles()];
  const campaigns = makeMemoryCampaignStore();
  const plain = bundleOf({
    store: { time_zone: ZONE, quiet_hours: { from: "21:00", to: "09:00" } },
    chains: { greet: chainOf({ date: "birthday" }) },
  });
  await config.publish({ publishedAt: 0, by: "t", digest: "", files: {}, bundle: { ...plain, ...over } });
  const read = makeReadCalendar({
    ...{ config, runs, files, campaigns, budgets: makeMemoryBudgetStore(), nights: makeNights(runs) },
    clock: { now: () => instantAt(ZONE, TODAY, 12 * 60) },
  });
  return { read, config, runs, files, campaigns, store: plain.store, plain };
}

const runOf = (over: Partial<CampaignRun> = {}): CampaignRun => ({
  ...{ campaign: "sale", start: 1, version: 1, by: "ann", startedAt: 0, beginsAt: at("2026-03-08", 10) },
  ...{ restarts: 0, phase: "running", phaseSince: 0, countedFrom: 0 },
  ...over,
});

describe("the calendar", () => {
  it("of a shop without anything has no days", async () => {
    const { read } = await world();
    expect(await read()).toMatchObject({
      ...{ today: "2026-03-09", until: "2026-04-07", days: [], gone: [], waiting: [], countedUntil: null },
      quietHours: { from: "21:00", to: "09:00" },
      names: { greet: { en: "A chain" } },
    });
  });

  it("has the days of a ramp-up that are left, with their mails, and the end", async () => {
    const { read, campaigns, runs } = await world({ campaigns: { sale: SALE } });
    const run = runOf({ endsAt: at("2026-03-11", 18) });
    await campaigns.write(run, 0);
    const table = { beginsAt: run.beginsAt, late: "send", spreadMs: 0, days: [0.1, 0.4], timeZone: ZONE };
    const weighed = { table, days: [50, 100, 200] } as unknown as Weighed;
    await campaignDocuments(runs, "sale", 1).write("weighed", weighed);
    const going = { kind: "campaign", campaign: "sale", state: "running", paused: false, days: 3 };
    expect((await read()).days).toEqual([
      { day: "2026-03-09", items: [{ ...going, mails: 100, day: 2 }] },
      { day: "2026-03-10", items: [{ ...going, mails: 200, day: 3 }] },
      { day: "2026-03-11", items: [{ kind: "campaign-ends", campaign: "sale", at: at("2026-03-11", 18) }] },
    ]);
  });

  it("says that a campaign is paused, or that nobody has started it", async () => {
    const schedule = { at: "2026-03-20 10:00", late: "tomorrow" } as const;
    const { read, campaigns, config } = await world({
      campaigns: { sale: SALE, spring: { ...SALE, schedule } },
    });
    await campaigns.write(runOf({ phase: "preparing", beginsAt: at("2026-03-12", 10) }), 0);
    await config.setPaused(campaignChain("sale"), true);
    expect((await read()).days).toEqual([
      {
        day: "2026-03-12",
        items: [
          {
            ...{ kind: "campaign", campaign: "sale", state: "preparing", paused: true, mails: null },
            at: at("2026-03-12", 10),
          },
        ],
      },
      {
        day: "2026-03-20",
        items: [
          {
            ...{ kind: "campaign", campaign: "spring", state: "planned", paused: false, mails: null },
            at: at("2026-03-20", 10),
          },
        ],
      },
    ]);
  });

  it("has what the night counted of dates, the ends of budgets and the digest", async () => {
    const { store, plain } = await world();
    const budget = (per: "week" | "month" | "day") => ({ amount: 100, per });
    const { read, runs } = await world({
      store: { ...store, digest: { to: ["ann@shop.example"], weekday: "friday" } },
      offers: { ...plain.offers, budget: budget("month") },
      chains: {
        greet: { ...chainOf({ date: "birthday" }), budget: budget("week") },
        other: { ...chainOf({ segment: "asleep" }), budget: budget("day") },
      },
    });
    const chains = { greet: { "2026-03-08": 9, "2026-03-10": 4 }, gone: { "2026-03-10": 1 } };
    await writeLatest(runs, "upcoming", { run: "2026-03-09", chains });
    const { days } = await read();
    expect(days.map(({ day, items }) => [day, ...items.map(({ kind }) => kind)])).toEqual([
      ["2026-03-10", "dates"],
      ["2026-03-13", "digest"],
      ["2026-03-15", "budget-ends"],
      ["2026-03-20", "digest"],
      ["2026-03-27", "digest"],
      ["2026-03-31", "budget-ends"],
      ["2026-04-03", "digest"],
    ]);
    expect(days[0]?.items).toEqual([
      { kind: "dates", chain: "greet", attribute: "birthday", customers: 4, paused: false },
    ]);
    expect(days.at(-2)?.items).toMatchObject([
      { budget: "all", period: "2026-03", limit: 10_000, free: 10_000 },
    ]);
  });

  it("has what went out day by day, and who waits without a date", async () => {
    const { read, files, config } = await world();
    const row = (chain: string, outcome: Outcome, count: number) => ({
      happening: { ...atEntry(chain, 1), step: 0, outcome, reason: null },
      count: { ...NOTHING, count },
    });
    const lists = { build: "b", parts: 1 };
    await writeState(files, {
      ...{ ...lists, asOf: 1_000, today: TODAY, sealed: TODAY - 2, sealedUntil: 0, closed: TODAY - 6 },
      ...{ currency: "RUB", hasMargin: false },
      waiting: [row("greet", "waiting", 3), row("wake", "waiting", 5), row("greet", "waiting", 4)],
    });
    await writeDays(files, [
      { day: TODAY - 14, lists, rows: [row("greet", "sent", 99)] },
      {
        day: TODAY - 1,
        lists,
        rows: [row("greet", "sent", 2), row("wake", "sent", 7), row("wake", "skipped", 1)],
      },
    ]);
    await config.setPaused("wake", true);
    const { gone, waiting, countedUntil } = await read();
    expect(countedUntil).toBe(1_000);
    expect(gone).toHaveLength(14);
    expect(gone.at(-1)).toEqual({ day: "2026-03-09", sent: 0, chains: [] });
    expect(gone.at(-2)).toEqual({
      ...{ day: "2026-03-08", sent: 9 },
      chains: [
        { chain: "wake", sent: 7 },
        { chain: "greet", sent: 2 },
      ],
    });
    expect(waiting).toEqual([
      { chain: "greet", customers: 7, paused: false },
      { chain: "wake", customers: 5, paused: true },
    ]);
  });
});
