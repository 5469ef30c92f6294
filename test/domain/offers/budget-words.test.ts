import { describe, expect, it } from "vitest";
import { DAY } from "../../../src/domain/basics/calendar.ts";
import { budgetInWords, budgetsOf, exhaustedInWords } from "../../../src/domain/offers/budgets/claims.ts";
import { bundleWith } from "../../support/config.ts";

const SUNDAY = Date.UTC(2026, 10, 29, 12);

describe("a budget in words", () => {
  it("says whose it is and the period that a person knows, a week by its Monday", () => {
    const plain = bundleWith();
    const bundle = { ...plain, offers: { ...plain.offers, budget: { amount: 100, per: "week" as const } } };
    const counterAt = (at: number) => budgetsOf(bundle, at)[0]?.counter ?? "";
    expect(budgetInWords(counterAt(SUNDAY))).toEqual({
      whose: "all offers",
      period: "the week of 2026-11-23",
    });
    expect(budgetInWords(counterAt(SUNDAY + DAY)).period).toBe("the week of 2026-11-30");
    expect(exhaustedInWords(counterAt(SUNDAY))).toBe(
      "the budget of all offers is at its end for the week of 2026-11-23",
    );
    expect(budgetInWords("offer:win_back@2026-11")).toEqual({ whose: "offer win_back", period: "2026-11" });
  });
});
