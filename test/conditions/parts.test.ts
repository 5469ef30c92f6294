import { describe, expect, it } from "vitest";
import { partsOf } from "../../src/domain/conditions/parts.ts";

describe("the parts of a condition that all have to hold", () => {
  it.each([
    ["orders > 2", ["orders > 2"]],
    ["orders > 2 && consent", ["orders > 2", "consent"]],
    ["(orders > 2 && consent) && spent > 5", ["(orders > 2 && consent)", "spent > 5"]],
    ['last_shop == "a && b" && consent', ['last_shop == "a && b"', "consent"]],
    [String.raw`last_shop == "a\" && b" && consent`, [String.raw`last_shop == "a\" && b"`, "consent"]],
    ["orders > 2 && consent || spent > 5", ["orders > 2 && consent || spent > 5"]],
    ["consent ? orders > 2 : spent > 5", ["consent ? orders > 2 : spent > 5"]],
  ])("of %s", (condition, parts) => {
    expect(partsOf(condition)).toEqual(parts);
  });
});
