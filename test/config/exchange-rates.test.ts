import { describe, expect, it } from "vitest";
import { StoreFile } from "../../src/contracts/config/store.ts";

const rates = StoreFile.shape.exchange_rates;

describe("exchange rates in store.yaml", () => {
  it.each([
    [{ USD: 0.92 }],
    [{ USD: { "2026-01-01": 0.95, "2026-07-01": 0.92 }, GBP: 1.17 }],
  ])("may be one number or dated: %j", (written) => {
    expect(rates.parse(written)).toEqual(written);
  });

  it.each([
    ["a rate of nothing", { USD: 0 }],
    ["a dated rate of nothing", { USD: { "2026-01-01": -1 } }],
    ["a day that does not exist", { USD: { "2026-02-30": 1 } }],
    ["another way of writing dates", { USD: { "01.02.2026": 1 } }],
  ])("are refused for %s", (_, written) => {
    expect(rates.safeParse(written).success).toBe(false);
  });
});
