import { describe, expect, it } from "vitest";
import { between, usageOf } from "../../bench/cost/usage.ts";
import { billOf } from "../../src/contracts/cost/bill.ts";
import type { Measurement } from "../../src/contracts/cost/measurement.ts";
import { aNight, eventsOf, monthOf, occupied } from "../../src/contracts/cost/month.ts";
import { lineThrough, NOTHING, plus, times } from "../../src/contracts/cost/usage.ts";
import { PRICES } from "../../src/contracts/prices.ts";

const writes = (writeUnits: number) => ({ ...NOTHING, writeUnits });
const stream = { lanes: 2, windowSeconds: 60, batchSize: 100 };
const NO_DEPLOYMENT = {
  alarms: 0,
  offerAlarms: 0,
  dashboards: 0,
  metrics: 0,
  canaryOrders: 0,
  secrets: 0,
  keys: 0,
  stream,
};

/** A shop in which an event writes two units and nothing else costs anything, unless said otherwise. */
function measured(over: Partial<Measurement> = {}): Measurement {
  return {
    customers: 1,
    seconds: 1,
    nights: { customer: NOTHING, shard: NOTHING, night: NOTHING, customerBytes: 0, tasteBytes: 0 },
    mails: {
      ...{ entry: NOTHING, step: NOTHING, mail: { ...NOTHING, mails: 1 } },
      ...{ leaver: NOTHING, report: NOTHING, open: NOTHING },
      ...{ transitions: { one: 5, thousand: 0.005 }, stepGb: 0.5, journalBytes: 0, reportBytes: 0 },
    },
    refold: NOTHING,
    events: {
      ...{ event: { ...writes(2), httpRequests: 0.5 }, batch: NOTHING, order: writes(2) },
      ...{ readUnitsAMonth: 0, bytes: 0, checkpointBytes: 0, unseenWriteUnits: 0 },
    },
    ...over,
  };
}

const none = { customers: 0, events: 0, mails: 0 };
const bill = (over: Partial<Measurement>, volume = {}, months = 1) =>
  billOf(measured(over), NO_DEPLOYMENT, { ...none, ...volume }, months);

describe("the bill", () => {
  it("is units times list prices, the dearest first, and adds up", () => {
    const { lines, monthly, withoutMailFee } = bill({}, { events: 1e6, mails: 1e6 });
    expect(lines.slice(0, 2)).toEqual([
      { item: "SES: mails", units: 1e6, usd: PRICES.million.mails },
      { item: "DynamoDB: write units", units: 2e6, usd: 1.25 },
    ]);
    expect(lines).toContainEqual({ item: "HTTP API: requests", units: 5e5, usd: 0.5 });
    const prices = lines.map(({ usd }) => usd);
    expect(prices).toEqual(prices.toSorted((one, other) => other - one));
    expect(monthly).toBeCloseTo(lines.reduce((sum, { usd }) => sum + usd, 0));
    expect(withoutMailFee).toBeCloseTo(monthly - 160);
  });

  it("grows with the months that are stored", () => {
    // Beyond the gigabytes that are free.
    const nights = { ...measured().nights, customerBytes: 1024 ** 3 };
    const stored = { nights, events: { ...measured().events, bytes: 1024 ** 3 / 1e6 } };
    const [first, year] = [1, 12].map((months) => bill(stored, { customers: 30, events: 1e6 }, months));
    const all = PRICES.gb.tables + PRICES.gb.pointInTimeRecovery;
    expect((year?.monthly ?? 0) - (first?.monthly ?? 0)).toBeCloseTo(11 * all);
  });

  it("counts what stands in the templates", () => {
    const deployed = { ...NO_DEPLOYMENT, alarms: 10, dashboards: 1, secrets: 2 };
    expect(billOf(measured(), deployed, none, 1).monthly).toBeCloseTo(10 * 0.1 + 3 + 2 * 0.4);
  });
});

describe("codes and points", () => {
  const LARGE = { customers: 1e6, codes: 500_000, orders: 300_000, loyalty: true };
  const [codes, points, both] = [/^Codes: /, /^Points: /, /^(Codes|Points)/];
  const cost = (volume: object, part: RegExp, months = 1) =>
    bill({}, volume, months)
      .lines.filter(({ item }) => part.test(item))
      .reduce((sum, { usd }) => sum + usd, 0);

  it("cost less than $7.2 together in a shop of a million customers after a year, and no alarm makes it $8", () => {
    expect(cost(LARGE, both)).toBeLessThan(6.8);
    expect(cost(LARGE, both, 12)).toBeLessThan(7.2);
    const deployed = { ...NO_DEPLOYMENT, alarms: 8, offerAlarms: 8 };
    const { lines } = billOf(measured(), deployed, { ...none, ...LARGE }, 1);
    expect(lines).toContainEqual({
      item: "CloudWatch: alarms of codes and points, used or not",
      units: 8,
      usd: 0.8,
    });
  });

  it("cost nothing each where they are not used", () => {
    expect(cost({ customers: 1e6, orders: 300_000 }, both)).toBe(0);
    expect(cost({ ...LARGE, loyalty: false }, points)).toBe(0);
    expect(cost({ ...LARGE, loyalty: false }, codes)).toBeGreaterThan(1);
    expect(cost({ ...LARGE, codes: 0 }, codes)).toBe(0);
    expect(cost({ ...LARGE, codes: 0 }, points)).toBeGreaterThan(1);
  });

  it("cost more where the codes are of uploaded lists, which are no batches for a platform", () => {
    const more = cost({ ...LARGE, listed: 500_000 }, codes) - cost(LARGE, codes);
    expect(more).toBeGreaterThan(1);
    expect(more).toBeLessThan(1.5);
  });

  it("grow with what is issued and ordered", () => {
    expect(cost({ ...LARGE, codes: 1e6 }, codes) / cost(LARGE, codes)).toBeCloseTo(2, 1);
    expect(cost({ ...LARGE, orders: 3e6 }, points)).toBeGreaterThan(3 * cost(LARGE, points));
  });
});

describe("tastes", () => {
  it("are read twice a night, and stored", () => {
    const nights = { ...measured().nights, tasteBytes: 400 };
    const line = bill({ nights }, { customers: 1e6 }).lines.find(({ item }) => item.startsWith("Tastes"));
    const units = (30 * 2 * 400 * 1e6) / 4096 / 2;
    expect(line?.units).toBeCloseTo(units);
    expect(line?.usd).toBeCloseTo((units / 1e6) * PRICES.million.readUnits);
  });
});

describe("batches of the stream", () => {
  const batches = (events: number, months = 1) => {
    const each = { ...measured().events, batch: writes(1), event: { ...NOTHING, httpRequests: 0.5 } };
    const counted = measured({ events: { ...each, bytes: 1000 } });
    return eventsOf(counted, stream, { ...none, events }, months).writeUnits;
  };

  it("are one for each request in a small shop, and one a window in a large one", () => {
    expect(batches(1_000) / 500).toBeCloseTo(1, 1);
    const windows = (15 * 24 * 60 * stream.lanes * 4) / 1;
    expect(batches(10e6)).toBeLessThan(windows);
    expect(batches(10e6)).toBeGreaterThan(0.9 * windows);
  });

  it("are as many as it takes when they fill up before their window ends, in as many shards as there are", () => {
    expect(batches(10e9)).toBeCloseTo(10e9 / stream.batchSize);
    expect(batches(50e6, 12) / batches(50e6)).toBeGreaterThan(4);
  });
});

describe("a night", () => {
  it("grows with customers, and with shards of 25,000", () => {
    const nights = {
      customer: writes(1),
      shard: writes(100),
      night: writes(7),
      customerBytes: 0,
      tasteBytes: 0,
    };
    expect(aNight(measured({ nights }), 60_000).writeUnits).toBe(60_000 + 300 + 7);
  });
});

describe("a month of mails", () => {
  it("takes no less time than the mail account lets each have", () => {
    const [, , chains] = monthOf(measured(), stream, { ...none, mails: 1e6 }, 1);
    expect(chains?.usage.gbSeconds).toBeCloseTo((1e6 * 0.5) / 50);
  });

  it("reads the keys once in five minutes at most, in their two versions", () => {
    const reads = (mails: number) =>
      monthOf(measured(), stream, { ...none, mails }, 1)[2]?.usage.secretReads ?? 0;
    const everyFiveMinutes = 2 * 30 * 24 * 12;
    expect(reads(1e8)).toBeGreaterThan(0.8 * everyFiveMinutes);
    expect(reads(1e8)).toBeLessThan(everyFiveMinutes);
    expect(reads(10)).toBeLessThanOrEqual(20);
  });

  it("takes as many steps as its chains have mails", () => {
    const mails = { ...measured().mails, step: writes(1) };
    const [, , chains] = monthOf(measured({ mails }), stream, { ...none, mails: 1e9 }, 1);
    const [windows, nights] = [(15 * 24 * 60 * 3) / 5, 30 * 3];
    // Of the chain that mails soon, later mails go out once a day; of the night's five mails all do.
    expect(chains?.usage.writeUnits).toBeCloseTo(windows + 2 * (windows / 6) + 2 * nights + 5 * nights);
  });
});

describe("places taken at random", () => {
  it("are as many as comers while those are few, and all of them in the end", () => {
    expect(occupied(10, 1e6)).toBeCloseTo(10, 3);
    expect(occupied(1e6, 100)).toBeCloseTo(100);
  });
});

describe("usage", () => {
  it("adds up, multiplies, and tells what is fixed from what grows", () => {
    expect(plus(writes(1), times(writes(2), 3))).toEqual(writes(7));
    const { fixed, each } = lineThrough([1, writes(12)], [11, writes(32)]);
    expect([fixed.writeUnits, each.writeUnits]).toEqual([10, 2]);
  });

  it("bills waiting as it is, and computing by the share of a CPU that the memory buys", () => {
    const calls = { "PutItem T": { requests: 3, readUnits: 0, writeUnits: 4 } };
    const used = { invocations: 2, rounds: 4, cpuMs: 10, memory: 1024, calls };
    const none = { functions: {}, machines: {}, loggedBytes: 0 };
    const use = { ...none, functions: { "functions/project.ts": used } };
    const { gbSeconds, writeUnits, httpRequests } = usageOf(between(none, use));
    expect(gbSeconds).toBeCloseTo((4 * 5 + (10 * 1769) / 1024) / 1000);
    expect([writeUnits, httpRequests]).toEqual([4, 0]);
  });
});
