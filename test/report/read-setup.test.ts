import { describe, expect, it } from "vitest";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { writeLatest } from "../../src/app/nightly/documents.ts";
import type { Overview } from "../../src/app/report/read-overview.ts";
import { makeReadSetup } from "../../src/app/report/read-setup.ts";
import type { TrendRow } from "../../src/domain/night/trend.ts";

const NOW = Date.parse("2026-03-10T12:00:00Z");
const TODAY = Math.floor(NOW / 86_400_000);

type Night = Partial<Overview["rows"][number]>;

function world(customers = 0) {
  const sending = makeMemorySendingStore();
  const runs = makeMemoryRunStore();
  const read = makeReadSetup({
    customers: { approximateCount: async () => customers },
    runs,
    sending,
    clock: { now: () => NOW },
  });
  const of = async (currency: string | null, nights: readonly Night[]) => {
    const setup = await read({ currency, rows: nights, previous: [] } as unknown as Overview);
    return setup?.steps.filter(({ done }) => done).map(({ step }) => step);
  };
  return { of, runs, sending };
}

describe("what a shop needs until mails go", () => {
  it("is everything, of a shop without anything", async () => {
    expect(await world().of(null, [])).toEqual([]);
  });

  it("has events before the first night, once there is a customer", async () => {
    expect(await world(1).of("EUR", [])).toEqual(["config", "events"]);
  });

  it("has no consent where nobody may be mailed", async () => {
    expect(await world().of("EUR", [{ customers: 9, mailable: 0 }])).toEqual(["config", "events", "night"]);
  });

  it("is done with the first mail", async () => {
    const { of, sending } = world();
    const night = { customers: 9, mailable: 4 };
    expect(await of("EUR", [night])).toEqual(["config", "events", "night", "consent"]);
    await sending.countMailed(TODAY - 5, { segments: { active: 1 }, cells: { "333": 1 } });
    expect(await of("EUR", [night])).toBeUndefined();
  });

  it("is no question any more after two months, however few days the overview shows", async () => {
    const { of, runs } = world();
    const nights = Array.from({ length: 60 }, () => ({ customers: 1 }) as TrendRow);
    await writeLatest(runs, "trend", nights);
    expect(await of("EUR", nights.slice(-7))).toBeUndefined();
  });
});
