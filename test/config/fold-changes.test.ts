import { describe, expect, it } from "vitest";
import { foldChanges } from "../../cli/config/fold-changes.ts";
import { bundleOf, FIRST_NIGHT } from "../support/nights.ts";

const rated = (USD: number | Readonly<Record<string, number>>, over = {}) =>
  bundleOf({ store: { exchange_rates: { USD }, ...over } });
const said = (
  before: ReturnType<typeof rated> | undefined,
  after: ReturnType<typeof rated>,
  customers = 1e6,
) => foldChanges(before, after, { now: FIRST_NIGHT, customers }).join();

describe("what publishing says of profiles", () => {
  it("says whom the next night folds again, how many they are at most, and what it costs", () => {
    expect(said(rated(90), rated(80))).toMatch(
      /^past rates of USD: changed, and the next night folds again who has paid .*at most 1,000,000 customers, about \$\d\.\d\d;/,
    );
    expect(said(rated(90), rated(90, { time_zone: "Asia/Tokyo" }), 40)).toMatch(
      /^time zone: changed, .* everybody again, at most 40 customers, less than a cent;/,
    );
  });

  it("says nothing of a rate that begins later, of a config that folds the same, and of an empty shop", () => {
    expect(said(rated({ "2020-01-01": 90 }), rated({ "2020-01-01": 90, "2026-03-02": 95 }))).toBe("");
    expect(said(rated(90), rated(90, { name: "Renamed" }))).toBe("");
    expect(said(undefined, rated(90), 0)).toBe("");
  });

  it("says of the first version that it folds again whoever is known", () => {
    expect(said(undefined, rated(90), 12)).toMatch(/^the first version .* at most 12 customers/);
  });

  it("says whom it touches where it is not known how many there are", () => {
    const [line] = foldChanges(rated(90), rated(80), { now: FIRST_NIGHT, customers: undefined });
    expect(line).not.toMatch(/at most/);
  });
});
