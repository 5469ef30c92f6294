import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amountWithMark,
  clearIn,
  markShownBy,
  moneyOf,
  parseCurrency,
  readAmount,
} from "../../../src/domain/basics/amount.ts";
import { exponentOf } from "../../../src/domain/basics/money.ts";

describe("an amount", () => {
  it.each([
    [12.3, 12.3],
    ["12.30", 12.3],
    ["1 234,50", 1234.5],
    ["1 234,5", 1234.5],
    ["1\u00a0234,50 ₽", 1234.5],
    ["1\u2009234,50", 1234.5],
    ["1\u202f234,5 руб.", 1234.5],
    ["руб. 100", 100],
    ["руб.100", 100],
    ["Rs. 500", 500],
    ["Rs.500", 500],
    ["Rs. .50", 0.5],
    ["kr. 500", 500],
    ["kr.500,50", 500.5],
    ["kr 500,-", 500],
    ["500.–", 500],
    ["$12.30", 12.3],
    ["$.50", 0.5],
    ["US$ 1,234.50", 1234.5],
    ["USD 12", 12],
    ["12 usd", 12],
    ["S/ 5.50", 5.5],
    ["F\u202fCFA 1\u202f234", 1234],
    ["د.إ.\u200f 500", 500],
    ["1.234,50 €", 1234.5],
    ["1.234.567,89", 1_234_567.89],
    ["1,234,567", 1_234_567],
    ["1.234.567", 1_234_567],
    ["1,00,000.00", 100_000],
    ["10,00,000", 1_000_000],
    ["0,125", 0.125],
    ["0.125", 0.125],
    ["1234.567", 1234.567],
    ["1 234,567", 1234.567],
    ["1'234.50", 1234.5],
    ["1’234.50", 1234.5],
    ["1_000", 1000],
    [".5", 0.5],
    ["12.", 12],
    ["-12.30", -12.3],
    ["−5", -5],
    ["–5", -5],
    ["—5", -5],
    ["-$5", -5],
    ["$ -5", -5],
    ["40.00-", -40],
    ["40.00- EUR", -40],
    ["(40.00)", -40],
    ["($40.00)", -40],
    ["$(40.00)", -40],
    ["+5", 5],
    ["1e3", 1000],
    ["1.5E+3", 1500],
    ["0", 0],
    ["-0", 0],
    [-0, 0],
    [" 7 EUR ", 7],
    ["١٬٢٣٤٫٥٠", 1234.5],
    ["۱۲۳٫۵ ریال", 123.5],
    ["१,२३,४५६.५०", 123_456.5],
    ["１，２３４．５０", 1234.5],
  ])("written as %j is %d", (written, value) => {
    expect(readAmount(written)).toEqual({ kind: "amount", value });
  });

  it.each([
    ...["free", "—", "-", "12%", "1.2.3", "12.34.56", "1,2,3", "1,23,4.5", "1 2 3", "12 34"],
    ...[
      "2026-01-01",
      "01.02.2026",
      "12:30",
      "12 of 20",
      "12 apples",
      "1 EUR 2",
      "5-5",
      "--5",
      "(5",
      "5)",
      "-(5)",
    ],
    ...["0x10", "NaN", "Infinity", "½", "5²", "1.5k", "2 млн", "3 lakh", "40 CR", "1e", "9".repeat(65)],
    ...[Number.NaN, Number.POSITIVE_INFINITY, {}, [5], true],
  ])("is not %j", (written) => {
    expect(readAmount(written)).toEqual({ kind: "none", why: "not-a-number" });
  });

  it("that says nothing is told from one that makes no sense and one that is too large to be true", () => {
    for (const nothing of ["", "  ", "\u00a0", null, undefined]) {
      expect(readAmount(nothing)).toEqual({ kind: "none", why: "empty" });
    }
    for (const large of ["9".repeat(20), 2 ** 53, "1e400", "-1,000,000,000,000.01"]) {
      expect(readAmount(large)).toEqual({ kind: "none", why: "too-large" });
    }
  });

  it("with three digits after a single mark is unclear until its currency is known", () => {
    for (const [written, point, comma] of [
      ["1.234", 1.234, 1234],
      ["-1,234 €", -1234, -1.234],
    ] as const) {
      const read = readAmount(written);
      expect(read).toEqual({ kind: "unclear", point, comma });
      if (read.kind !== "unclear") continue;
      const sign = Math.sign(point);
      expect(clearIn(read, "EUR")).toBe(sign * 1234);
      expect(clearIn(read, "JPY")).toBe(sign * 1234);
      expect(clearIn(read, undefined)).toBe(sign * 1234);
      expect(clearIn(read, "KWD")).toBe(sign * 1.234);
    }
  });

  it("is read back from what shops of any country print, in any currency", () => {
    const locale = fc.constantFrom(
      ...["en-US", "en-IN", "en-ZA", "de-DE", "de-AT", "de-CH", "fr-FR", "fr-CH", "fr-TN", "es-ES", "es-MX"],
      ...["pt-BR", "pt-PT", "it-IT", "nl-NL", "sv-SE", "da-DK", "nb-NO", "fi-FI", "pl-PL", "cs-CZ", "hu-HU"],
      ...["ro-RO", "bg-BG", "ru-RU", "uk-UA", "kk-KZ", "el-GR", "tr-TR", "he-IL", "ar-EG", "ar-AE", "ar-KW"],
      ...["fa-IR", "hi-IN", "mr-IN", "bn-BD", "ne-NP", "th-TH", "vi-VN", "id-ID", "ja-JP", "ko-KR", "zh-CN"],
    );
    const currency = fc.constantFrom(
      ...["USD", "EUR", "RUB", "GBP", "CHF", "SEK", "DKK", "PLN", "INR", "BRL", "JPY", "KRW", "KWD", "TND"],
    );
    const style = fc.record({
      currencyDisplay: fc.constantFrom("symbol", "narrowSymbol", "code"),
      currencySign: fc.constantFrom("standard", "accounting"),
    });
    fc.assert(
      fc.property(
        locale,
        currency,
        style,
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        (where, money, how, minor) => {
          const decimal = Number((minor / 10 ** exponentOf(money)).toFixed(exponentOf(money)));
          const printed = new Intl.NumberFormat(where, { style: "currency", currency: money, ...how }).format(
            decimal,
          );
          const read = readAmount(printed);
          const value =
            read.kind === "none" ? read : clearIn(read.kind === "unclear" ? read : read.value, money);
          expect([printed, value]).toEqual([printed, decimal === 0 ? 0 : decimal]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("is one number, two, or none, whatever comes, in no time", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ unit: "binary" }), (anything, text) => {
        for (const value of [anything, text]) {
          const read = readAmount(value);
          if (read.kind === "amount") expect(Number.isFinite(read.value)).toBe(true);
          if (read.kind === "unclear") expect(read.point).not.toBe(read.comma);
        }
      }),
    );
    const started = performance.now();
    for (const hostile of [
      "a.".repeat(32),
      `${" ".repeat(63)}x`,
      "1,".repeat(32),
      "(".repeat(64),
      "1 ".repeat(32),
    ]) {
      readAmount(hostile);
    }
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe("an amount of a column whose decimal mark is known", () => {
  it.each([
    ["12.50", ".", 12.5],
    ["12,50", ",", 12.5],
    ["1,234", ".", 1234],
    ["1,234", ",", 1.234],
    ["1.234", ",", 1234],
    ["1.234", ".", 1.234],
    ["1'234'567.8", ".", 1_234_567.8],
    ["77183.60", ".", 77183.6],
    ["(12.00)", ".", -12],
    ["12", ",", 12],
  ] as const)("%s with the mark %s is %d", (text, mark, value) => {
    expect(amountWithMark(text, mark)).toBe(value);
  });

  it("is none where it shows the other mark", () => {
    expect(amountWithMark("12,50", ".")).toEqual({ kind: "none", why: "not-a-number" });
    expect(amountWithMark("1.234,5", ".")).toEqual({ kind: "none", why: "not-a-number" });
    expect(amountWithMark("12.50", ",")).toEqual({ kind: "none", why: "not-a-number" });
  });

  it("shows its mark unless three digits could be a group", () => {
    const shown = (text: string) => markShownBy(text) ?? "none";
    expect(["12.5", "12,5", "1,234.5", "1.234,5", "1,234,567", "0.125", "kr. 5,50"].map(shown)).toEqual([
      ...[".", ",", ".", ",", ".", ".", ","],
    ]);
    expect(["1,234", "1.234"].map(shown)).toEqual(["either", "either"]);
    expect(["12", "Rs. 12", "1 234", "12.34.56", "x", ""].map(shown)).toEqual(Array(6).fill("none"));
  });
});

describe("money", () => {
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

  it("is in a currency named by its code, in any case, and by nothing else", () => {
    expect(parseCurrency(" eur ")).toBe("EUR");
    for (const other of ["€", "euro", "E1R", "", 978, null]) expect(parseCurrency(other)).toBeUndefined();
  });
});
