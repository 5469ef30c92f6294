import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exponentOf, toMajor, toMinor } from "../../../src/domain/basics/money.ts";

describe("money", () => {
  it("has as many decimal places as its currency", () => {
    expect([exponentOf("RUB"), exponentOf("JPY"), exponentOf("KWD")]).toEqual([2, 0, 3]);
    expect([toMinor(12.34, "RUB"), toMinor(1200, "JPY"), toMinor(1.234, "KWD")]).toEqual([1234, 1200, 1234]);
  });

  it("rounds half away from zero as people do, not as binary fractions do", () => {
    expect(toMinor(1.005, "EUR")).toBe(101);
    expect(toMinor(-1.005, "EUR")).toBe(-101);
    expect(toMinor(8.345, "EUR")).toBe(835);
    expect(toMinor(0, "EUR")).toBe(0);
    expect(toMinor(1e-7, "EUR")).toBe(0);
    expect(toMinor(1e21, "EUR")).toBe(1e23);
  });

  it("comes back from minor units unchanged", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom("RUB", "JPY", "KWD"),
        (amount, currency) => {
          expect(toMinor(toMajor({ amount, currency }), currency)).toBe(amount);
        },
      ),
    );
  });
});
