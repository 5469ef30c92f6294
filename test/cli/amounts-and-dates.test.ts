import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markShownBy, readDecimal } from "../../cli/import/amounts.ts";
import { orderOfPattern, orderShownBy, readDate } from "../../cli/import/dates.ts";

describe("an amount in a file", () => {
  it.each([
    ["12.50", ".", 12.5],
    ["12,50", ",", 12.5],
    ["1,234.50", ".", 1234.5],
    ["1.234,50", ",", 1234.5],
    ["1 234,50 ₽", ",", 1234.5],
    ["1\u00a0234,5 руб.", ",", 1234.5],
    ["$1,234", ".", 1234],
    ["USD 12", ".", 12],
    ["1'234'567.8", ".", 1234567.8],
    ["0", ".", 0],
    [".5", ".", 0.5],
    ["(12.00)", ".", -12],
    ["-3.10", ".", -3.1],
    ["−3,10", ",", -3.1],
    ["$-5", ".", -5],
    ["77183.60", ".", 77183.6],
  ] as const)("%s with the mark %s is %d", (text, mark, value) => {
    expect(readDecimal(text, mark)).toBe(value);
  });

  it.each([
    "",
    "abc",
    "12.50.1",
    "1,23,4.5",
    "1e5",
    "12,50",
    "--",
    "12 apples 5",
    "NaN",
    "2024-01-05",
  ])("%s is not a number with a decimal point", (text) => {
    expect(readDecimal(text, ".")).toBeUndefined();
  });

  it("shows its decimal mark unless three digits could be a group", () => {
    expect(
      ["12.5", "12,5", "1,234", "1.234", "1,234.5", "1.234,5", "12", "1,234,567"].map(markShownBy),
    ).toEqual([".", ",", undefined, undefined, ".", ",", undefined, "."]);
  });

  it("is read back whatever the locale that wrote it", () => {
    const locales = [
      { locale: "en-US", mark: "." },
      { locale: "ru-RU", mark: "," },
      { locale: "de-DE", mark: "," },
      { locale: "de-CH", mark: "." },
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e11 }),
        fc.constantFrom(...locales),
        (cents, { locale, mark }) => {
          const text = (cents / 100).toLocaleString(locale, { minimumFractionDigits: 2 });
          expect(readDecimal(text, mark)).toBe(cents / 100);
        },
      ),
    );
  });
});

describe("a date in a file", () => {
  const wall = (...parts: [number, number, number, number?, number?, number?]) => Date.UTC(...parts);

  it.each([
    ["2011-01-18", "ymd", { kind: "day", wall: wall(2011, 0, 18) }],
    ["20110118", "ymd", { kind: "day", wall: wall(2011, 0, 18) }],
    ["2011/1/8", "ymd", { kind: "day", wall: wall(2011, 0, 8) }],
    ["2011-01-18 09:05", "ymd", { kind: "wall", wall: wall(2011, 0, 18, 9, 5) }],
    ["2011-01-18T09:05:07.123", "ymd", { kind: "wall", wall: wall(2011, 0, 18, 9, 5, 7) }],
    ["2011-01-18T09:05:07Z", "ymd", { kind: "instant", at: wall(2011, 0, 18, 9, 5, 7) }],
    ["2011-01-18T09:05:07+03:00", "ymd", { kind: "instant", at: wall(2011, 0, 18, 6, 5, 7) }],
    ["18.01.2011", "dmy", { kind: "day", wall: wall(2011, 0, 18) }],
    ["18.01.11 23:59", "dmy", { kind: "wall", wall: wall(2011, 0, 18, 23, 59) }],
    ["1/18/2011", "mdy", { kind: "day", wall: wall(2011, 0, 18) }],
    ["12/1/2010 8:26 PM", "mdy", { kind: "wall", wall: wall(2010, 11, 1, 20, 26) }],
    ["12/1/2010 12:26 AM", "mdy", { kind: "wall", wall: wall(2010, 11, 1, 0, 26) }],
    ["1295341507", "unix", { kind: "instant", at: 1295341507000 }],
    ["1295341507123", "unix", { kind: "instant", at: 1295341507123 }],
  ] as const)("%s (%s) is understood", (text, order, date) => {
    expect(readDate(text, order)).toEqual(date);
  });

  it.each([
    "30.02.2011",
    "2011-02-29",
    "32/01/2011",
    "2011-13-01",
    "2011-01-18 25:00",
    "18.01/2011",
    "",
    "soon",
  ])("%s is no date", (text) => {
    expect(["ymd", "dmy", "mdy"].map((order) => readDate(text, order as "ymd"))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("shows the order of its numbers, or that it could be either", () => {
    expect(
      ["2011-01-18", "18/01/2011", "01/18/2011", "01/02/2011", "01.02.2011", "1295341507", "x"].map(
        orderShownBy,
      ),
    ).toEqual(["ymd", "dmy", "mdy", "either", "dmy", "unix", undefined]);
  });

  it("may be described by a pattern", () => {
    expect(
      ["YYYY-MM-DD", "DD.MM.YYYY", "MM/DD/YYYY HH:mm", "dd/mm/yy", "unix", "DD", "hello"].map(orderOfPattern),
    ).toEqual(["ymd", "dmy", "mdy", "dmy", "unix", undefined, undefined]);
  });

  it("of any day is read back in every order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.constantFrom("-", "/", "."), (day, mark) => {
        const time = day * 86_400_000;
        const [year = "", month = "", date = ""] = new Date(time).toISOString().slice(0, 10).split("-");
        const expected = { kind: "day", wall: time };
        expect(readDate([year, month, date].join(mark), "ymd")).toEqual(expected);
        expect(readDate([date, month, year].join(mark), "dmy")).toEqual(expected);
        expect(readDate([month, date, year].join(mark), "mdy")).toEqual(expected);
      }),
    );
  });
});
