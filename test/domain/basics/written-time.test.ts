import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderOfPattern, orderShownBy, readDate, readTime } from "../../../src/domain/basics/written-time.ts";

const TEN = Date.UTC(2026, 9, 1, 10);

describe("a time in a message", () => {
  it.each([
    ...["2026-10-01T10:00:00Z", "2026-10-01t10:00:00z", "2026-10-01T12:00:00+02", "2026-10-01T12:00:00+0200"],
    ...[
      "2026-10-01T12:00:00 +02:00",
      "2026-10-01T10:00:00+00",
      "2026-10-01 10:00:00 UTC",
      "2026-10-01 10:00 GMT",
    ],
    ...[
      "2026-10-01T06:30:00-03:30",
      "20261001T100000Z",
      "20261001T1000Z",
      "20261001100000",
      "2026/10/01 10:00",
    ],
    ...["Thu, 01 Oct 2026 10:00:00 GMT", "Thu Oct 01 2026 12:00:00 GMT+0200 (Central European Summer Time)"],
    ...["October 1, 2026 10:00 AM", TEN, TEN / 1000, String(TEN), String(TEN / 1000), TEN * 1000, TEN * 1e6],
  ])("written as %j is understood", (written) => {
    expect(readTime(written)).toEqual({ kind: "time", at: TEN });
  });

  it("that names no zone is UTC, and a day its first moment", () => {
    expect(readTime("2026-10-01 10:00:00")).toEqual({ kind: "time", at: TEN });
    expect(readTime("2026-10-01T10:00")).toEqual({ kind: "time", at: TEN });
    expect(readTime("2026-10-01")).toEqual({ kind: "time", at: Date.UTC(2026, 9, 1) });
    expect(readTime("2026-09-30T24:00:00Z")).toEqual({ kind: "time", at: Date.UTC(2026, 9, 1) });
  });

  it("keeps its milliseconds", () => {
    expect(readTime("2026-10-01T10:00:00.289Z")).toEqual({ kind: "time", at: TEN + 289 });
    expect(readTime("2026-10-01T10:00:00,123456Z")).toEqual({ kind: "time", at: TEN + 123 });
    expect(readTime("20261001T100000.5Z")).toEqual({ kind: "time", at: TEN + 500 });
  });

  it.each([
    ...[
      "2026-02-30",
      "2026-02-30T10:00:00Z",
      "20260230T100000Z",
      "2026-13-01",
      "0000-00-00 00:00:00",
      "soon",
    ],
    ...[
      "2026-10-01T24:30:00Z",
      "2026-10-01T10:60:00Z",
      "2026-10-01T10:00:00+15:00",
      "01/02/2026",
      "30 Feb 2026",
    ],
    ...[
      "1 Foo 2026",
      "12",
      "99999999999999999999",
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1e300,
      {},
      [TEN],
      true,
    ],
  ])("is not %j", (written) => {
    expect(readTime(written)).toEqual({ kind: "none", why: "not-a-time" });
  });

  it("that says nothing, and one of a clock that was never set, are told apart", () => {
    for (const nothing of ["", " ", null, undefined])
      expect(readTime(nothing)).toEqual({ kind: "none", why: "empty" });
    for (const unset of [0, -5, "1970-01-01T00:00:00Z"]) {
      expect(readTime(unset)).toEqual({ kind: "none", why: "too-early" });
    }
  });

  it("is read back to the millisecond from what programs print", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1980-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
        (date) => {
          const at = date.getTime();
          for (const printed of [date.toISOString(), date.toJSON().replace("T", " ").replace("Z", "+00")]) {
            expect(readTime(printed)).toEqual({ kind: "time", at });
          }
          expect(readTime(date.toUTCString())).toEqual({ kind: "time", at: Math.floor(at / 1000) * 1000 });
        },
      ),
    );
  });

  it("is a moment or none, whatever comes", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (anything, text) => {
        for (const value of [anything, text]) {
          const read = readTime(value);
          if (read.kind === "time") expect(Number.isFinite(new Date(read.at).getTime())).toBe(true);
        }
      }),
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
    ["2011-01-18T09:05:07.123", "ymd", { kind: "wall", wall: wall(2011, 0, 18, 9, 5, 7) + 123 }],
    ["2011-01-18T09:05:07Z", "ymd", { kind: "instant", at: wall(2011, 0, 18, 9, 5, 7) }],
    ["2011-01-18T09:05:07+03:00", "ymd", { kind: "instant", at: wall(2011, 0, 18, 6, 5, 7) }],
    ["18.01.2011", "dmy", { kind: "day", wall: wall(2011, 0, 18) }],
    ["18.01.11 23:59", "dmy", { kind: "wall", wall: wall(2011, 0, 18, 23, 59) }],
    ["18-Jan-2011", "dmy", { kind: "day", wall: wall(2011, 0, 18) }],
    ["1/18/2011", "mdy", { kind: "day", wall: wall(2011, 0, 18) }],
    ["12/1/2010 8:26 PM", "mdy", { kind: "wall", wall: wall(2010, 11, 1, 20, 26) }],
    ["12/1/2010 12:26 AM", "mdy", { kind: "wall", wall: wall(2010, 11, 1, 0, 26) }],
    ["1295341507", "unix", { kind: "instant", at: 1295341507000 }],
    ["1295341507123", "unix", { kind: "instant", at: 1295341507123 }],
  ] as const)("%s (%s) is understood", (text, order, date) => {
    expect(readDate(text, order)).toEqual(date);
  });

  it.each([
    ...["30.02.2011", "2011-02-29", "32/01/2011", "2011-13-01", "2011-01-18 25:00", "18.01/2011", "", "soon"],
  ])("%s is no date", (text) => {
    for (const order of ["ymd", "dmy", "mdy"] as const) expect(readDate(text, order)).toBeUndefined();
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
