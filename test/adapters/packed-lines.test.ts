import { describe, expect, it } from "vitest";
import { withPackedLines } from "../../src/adapters/dynamodb/packed-lines.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { day, item, key, order, rub } from "../support/facts.ts";

const lines = Array.from({ length: 60 }, (_, index) =>
  item(`tea-${index}`, { price: rub(100), category: "Tea" }),
);

describe("a fact with packed lines", () => {
  it("is what it was, whoever looks at it or copies it", () => {
    const whole = order("A", day(1), 6_000, { items: lines });
    const packed = withPackedLines(whole);
    expect(packed).toEqual(whole);
    expect({ ...packed }).toStrictEqual(whole);
    expect(JSON.parse(JSON.stringify(packed))).toStrictEqual(whole);
    const folded = (fact: typeof packed) =>
      fold(key("u:1"), [fact], { timeZone: "UTC", currency: "RUB", rates: {} });
    expect(folded(packed)).toEqual(folded(whole));
  });

  it("is left as it is with few lines", () => {
    const few = order("A", day(1), 300, { items: lines.slice(0, 3) });
    expect(withPackedLines(few)).toBe(few);
  });
});
