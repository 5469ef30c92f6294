import { describe, expect, it } from "vitest";
import { makeMemoryHeardStore } from "../../src/adapters/memory/heard-store.ts";
import { makeMemoryQuarantineStore } from "../../src/adapters/memory/quarantine-store.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { misspelt } from "../../src/adapters/nearest.ts";
import type { Nights } from "../../src/app/nightly/read.ts";
import { makeReadQuality } from "../../src/app/report/read-quality.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { makeDataQualityCounter } from "../../src/domain/night/data-quality.ts";
import { expectShaped } from "../support/admin-answers.ts";
import { profile } from "../support/chains.ts";
import { NOW } from "../support/ingest.ts";
import { boughtAgo, openShop, shopper } from "../support/nights.ts";

function openReport() {
  const [unseen, heard] = [makeMemoryUnseenStore(), makeMemoryHeardStore()];
  const quarantine = makeMemoryQuarantineStore({ now: () => NOW });
  const counter = makeDataQualityCounter();
  counter.add(profile("u:1" as CustomerKey));
  let night: Awaited<ReturnType<Nights["quality"]>>;
  const read = makeReadQuality({
    ...{ unseen, heard, misspelt, clock: { now: () => NOW } },
    nights: { quality: async () => night },
    quarantine,
  });
  const counted = () => {
    night = { run: "2026-02-28", counts: counter.counts() };
  };
  return { unseen, heard, quarantine, counted, read };
}

describe("how good the data are", () => {
  it("says of each source when it spoke last and what of it was not understood, the quiet ones first", async () => {
    const { unseen, heard, counted, read } = openReport();
    for (const ago of [0, 1, 2]) await heard.note("segment", NOW - ago * DAY);
    for (const ago of [9, 10, 11]) await heard.note("shopify", NOW - ago * DAY);
    await unseen.add("segment", Math.floor(NOW / DAY), [{ kind: "event", name: "Order Completd", count: 3 }]);
    counted();
    const quality = await read();
    expect(quality.sources).toEqual([
      {
        ...{ source: "shopify", notUnderstood: 0 },
        heard: { lastAt: NOW - 9 * DAY, days: 3, longestPause: 1, isQuiet: true },
      },
      {
        ...{ source: "segment", notUnderstood: 3 },
        heard: { lastAt: NOW, days: 3, longestPause: 1, isQuiet: false },
      },
    ]);
    expect(quality.notUnderstood).toMatchObject([{ name: "Order Completd", meant: "Order Completed" }]);
    expect(quality.base).toMatchObject({ night: "2026-02-28", customers: 1, strongest: { user: 1 } });
    expectShaped("GET /v1/quality", { status: 200, body: JSON.parse(JSON.stringify(quality)) });
  });

  it("says how many records cannot be read, whatever the last night has found", async () => {
    const { quarantine, read } = openReport();
    const customer = "u:1" as CustomerKey;
    await quarantine.putAside({ kind: "profile", customer, reason: "it is none" });
    const quality = await read();
    expect(quality.putAside).toEqual({ profile: 1 });
    expectShaped("GET /v1/quality", { status: 200, body: quality });
  });

  it("has nothing to say before anything came", async () => {
    const empty = await openReport().read();
    expect(empty).toEqual({ now: NOW, sources: [], notUnderstood: [], putAside: {}, base: null });
  });

  it("has of everybody what the last night has counted, also of those who never bought", async () => {
    const shop = await openShop([shopper("u:1", boughtAgo(3)), shopper("a:2", [])]);
    expect(await shop.nights.quality()).toBeUndefined();
    await shop.night();
    expect(await shop.nights.quality()).toMatchObject({
      ...{ run: "2026-03-01", counts: { customers: 2, strongest: { user: 1, anonymous: 1 } } },
    });
  });
});
