import { describe, expect, it } from "vitest";
import { unseenPage } from "../../cli/pages/unseen-page.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { misspelt } from "../../src/adapters/nearest.ts";
import { makeReadUnseen } from "../../src/app/report/read-unseen.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import { OTHERS, type UnseenNote } from "../../src/domain/facts/unseen.ts";
import { NOW } from "../support/ingest.ts";

const TODAY = Math.floor(NOW / DAY);

function openReport() {
  const unseen = makeMemoryUnseenStore();
  const count = (source: Source, daysAgo: number, note: UnseenNote, times: number) =>
    unseen.add(source, TODAY - daysAgo, [{ ...note, count: times }]);
  return { count, read: makeReadUnseen({ unseen, misspelt, clock: { now: () => NOW } }) };
}

async function meant(name: string, source: Source = "segment"): Promise<string | undefined> {
  const { count, read } = openReport();
  await count(source, 0, { kind: source === "segment" ? "event" : "topic", name }, 1);
  return (await read())[0]?.meant;
}

describe("what was not understood in seven days", () => {
  it("is added up over the days: money and consent first, then likely slips, then the most frequent", async () => {
    const { count, read } = openReport();
    await count("segment", 0, { kind: "event", name: "Colour Chosen" }, 900);
    await count("segment", 0, { kind: "event", name: OTHERS }, 1_000);
    await count("segment", 6, { kind: "event", name: "Order Completd" }, 2);
    await count("segment", 1, { kind: "event", name: "Order Completd" }, 3);
    await count("segment", 7, { kind: "event", name: "Order Completd" }, 100);
    await count("shopify", 2, { kind: "amount", name: "total_price (string)" }, 1);
    const rows = await read();
    expect(rows).toEqual([
      {
        ...{ source: "shopify", kind: "amount", name: "total_price (string)", count: 1 },
        ...{ first: "2026-02-27", last: "2026-02-27", about: "money" },
      },
      {
        ...{ source: "segment", kind: "event", name: "Order Completd", count: 5 },
        ...{ first: "2026-02-23", last: "2026-02-28", meant: "Order Completed" },
      },
      { source: "segment", kind: "event", count: 1_000, first: "2026-03-01", last: "2026-03-01" },
      {
        ...{ source: "segment", kind: "event", name: "Colour Chosen", count: 900 },
        ...{ first: "2026-03-01", last: "2026-03-01" },
      },
    ]);
    expect(unseenPage(rows)).toContain("did you mean Order Completed?");
    expect(unseenPage([])).toContain("nothing");
  });

  it.each([
    ["Order Completd", "Order Completed"],
    ["oder_complete", "Order Completed"],
    ["Shop: Order Completed (web)", "Order Completed"],
    ["order-completed-v2", "Order Completed"],
    ["Prodcut Viewed", "Product Viewed"],
    ["Purchase", "Order Completed"],
    ["begin_checkout", "Checkout Started"],
    ["Unsubscribe", "Unsubscribed"],
    ["Newsletter Unsubscribed!", "Newsletter Unsubscribed"],
  ])("says what %s most likely means: %s", async (name, known) => {
    expect(await meant(name)).toBe(known);
  });

  it.each([
    "Colour Chosen",
    "Wishlist Viewed",
    "Video Played",
    "Product Rated",
    "x",
    "(address)",
    "订单完成",
  ])("has no guess about %s", async (name) => {
    expect(await meant(name)).toBeUndefined();
  });

  it("knows the topics of the other sources", async () => {
    expect(await meant("order/create", "shopify")).toBe("orders/create");
    expect(await meant("orders.created", "woocommerce")).toBe("order.created");
    expect(await meant("order.place", "standard")).toBe("order.placed");
    expect(await meant("products/update", "shopify")).toBeUndefined();
  });
});
