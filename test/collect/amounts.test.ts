import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyOf, parseAmount, parseCurrency } from "../../src/domain/basics/amount.ts";

describe("parseAmount", () => {
  it.each([
    [12.3, 12.3],
    ["12.30", 12.3],
    ["1 234,50", 1234.5],
    ["1\u00a0234,50 ₽", 1234.5],
    ["1\u202f234,5 руб.", 1234.5],
    ["руб. 100", 100],
    ["$12.30", 12.3],
    ["US$ 1,234.50", 1234.5],
    ["1.234,50 €", 1234.5],
    ["1,234,567", 1_234_567],
    ["1.234.567", 1_234_567],
    ["1,234", 1234],
    ["1.234", 1.234],
    ["0,125", 0.125],
    ["1'234.50", 1234.5],
    [".5", 0.5],
    ["12.", 12],
    ["-12.30", -12.3],
    ["−5", -5],
    ["(12.00)", -12],
    ["0", 0],
    [" 7 EUR ", 7],
  ])("reads %j as %d", (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  it.each([
    "",
    " ",
    "free",
    "12%",
    "1e5",
    "1.2.3",
    "1,2,3",
    "1,23,456.7",
    "2026-01-01",
    "12 of 20",
    "0x10",
    "9".repeat(60),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    {},
    [5],
    true,
  ])("does not guess at %j", (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  it("reads what shops of any country print", () => {
    const locale = fc.constantFrom("en-US", "de-DE", "ru-RU", "fr-FR", "de-CH", "pt-BR", "sv-SE");
    const currency = fc.constantFrom("USD", "EUR", "RUB", "GBP");
    fc.assert(
      fc.property(
        locale,
        currency,
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        (where, money, minor) => {
          const printed = new Intl.NumberFormat(where, { style: "currency", currency: money }).format(
            minor / 100,
          );
          expect(moneyOf(parseAmount(printed), money)).toEqual({ amount: minor || 0, currency: money });
        },
      ),
    );
  });

  it("makes a finite number or nothing of anything, in no time", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (anything, text) => {
        for (const value of [anything, text]) {
          const amount = parseAmount(value);
          expect(amount === undefined || Number.isFinite(amount)).toBe(true);
        }
      }),
    );
    const started = performance.now();
    parseAmount("a.".repeat(20));
    parseAmount(`${" ".repeat(39)}x`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("moneyOf", () => {
  it("is whole minor units that can be counted exactly, or nothing", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.constantFrom("USD", "JPY", "KWD"), (decimal, currency) => {
        const money = moneyOf(decimal, currency);
        expect(money === undefined || Number.isSafeInteger(money.amount)).toBe(true);
      }),
    );
  });

  it("knows that not every currency has cents", () => {
    expect(moneyOf(12.5, "USD")).toEqual({ amount: 1250, currency: "USD" });
    expect(moneyOf(500, "JPY")).toEqual({ amount: 500, currency: "JPY" });
    expect(moneyOf(1.234, "KWD")).toEqual({ amount: 1234, currency: "KWD" });
  });
});

describe("parseCurrency", () => {
  it("takes codes in any case and nothing else", () => {
    expect(parseCurrency(" eur ")).toBe("EUR");
    for (const other of ["€", "euro", "E1R", "", 978, null]) expect(parseCurrency(other)).toBeUndefined();
  });
});
