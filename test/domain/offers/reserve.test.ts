import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../../../src/domain/basics/wilson.ts";
import { lackOf, toReserve } from "../../../src/domain/offers/budgets/reserve.ts";
import { faceValue } from "../../../src/domain/offers/discount.ts";
import { codeWith, ISSUED_AT } from "../../support/codes.ts";

const sum = (amount: number) => ({ kind: "amount", amount }) as const;

describe("what a budget sets aside for a code", () => {
  it("is all that it can cost as long as nothing is measured, then the share that is used", () => {
    expect(toReserve(sum(20_000), undefined)).toBe(20_000);
    expect(toReserve(sum(20_000), wilson(10, 40))).toBe(5_000);
    expect(toReserve({ kind: "percent", percent: 10, most: 30_000 }, wilson(10, 40))).toBe(7_500);
    expect(toReserve({ kind: "gift", product: "tea", name: "Tea", cost: 65_000 }, wilson(20, 40))).toBe(
      32_500,
    );
  });

  it("is never nothing, however seldom codes are used, and never more than they can cost", () => {
    expect(toReserve(sum(20_000), wilson(0, 400))).toBe(1_000);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.nat(500), fc.nat(500), (amount, used, unused) => {
        const reserved = toReserve(sum(amount), wilson(used, used + unused + 1)) ?? 0;
        expect(Number.isInteger(reserved)).toBe(true);
        expect(reserved).toBeGreaterThan(0);
        expect(reserved).toBeLessThanOrEqual(faceValue(sum(amount)) ?? 0);
      }),
    );
  });

  it("is unknown where nothing bounds the cost, measured or not", () => {
    expect(toReserve({ kind: "percent", percent: 10 }, undefined)).toBeUndefined();
    expect(toReserve({ kind: "percent", percent: 10 }, wilson(10, 40))).toBeUndefined();
  });
});

describe("what a used code lacks", () => {
  const used = (amount: number, parts: Parameters<typeof codeWith>[1]) =>
    codeWith("THX-1", parts, { stage: "redeemed", redemption: { order: "A", amount, at: ISSUED_AT } });
  const reserved = { counters: ["all@ever"], reserved: 3_000 };

  it("is what its order has cost beyond what is reserved", () => {
    expect(lackOf(used(10_000, reserved))).toBe(7_000);
    expect(lackOf(used(2_000, reserved))).toBe(0);
    expect(lackOf(codeWith("THX-1", reserved))).toBe(0);
  });

  it("is not there where no budget has it, and counts what had come back before it was reserved again", () => {
    expect(lackOf(used(10_000, { counters: [], reserved: 0 }))).toBe(0);
    expect(lackOf({ ...used(3_000, reserved), settled: 1_000 })).toBe(1_000);
  });
});
