import { expect, test } from "vitest";
import { compilePattern } from "../../local/events/patterns.ts";

const event = {
  source: "aws.ses",
  detail: { mail: { tags: { "ses:configuration-set": ["comeback"], chain: ["winback"] }, size: 5 } },
};

test.each([
  [{ source: ["aws.ses", "comeback"] }, true],
  [{ source: ["comeback"] }, false],
  [{ detail: { mail: { tags: { "ses:configuration-set": ["comeback"] } } } }, true],
  [{ detail: { mail: { size: [5] } } }, true],
  [{ source: [{ prefix: "aws." }], detail: { mail: { tags: { chain: [{ suffix: "back" }] } } } }, true],
  [{ detail: { mail: { tags: { chain: [{ "anything-but": ["winback"] }] } } } }, false],
  [{ detail: { other: [{ exists: false }] } }, true],
  [{ detail: { mail: { size: [{ exists: false }] } } }, false],
  [{ source: [{ "equals-ignore-case": "AWS.SES" }] }, true],
  [{ missing: ["x"] }, false],
])("%j matches: %s", (pattern, expected) => {
  expect(compilePattern(pattern)(event)).toBe(expected);
});

test.each([
  [{ $or: [{ source: ["a"] }] }],
  [{ source: [{ wildcard: "a*" }] }],
  [{ size: [{ numeric: [">", 1] }] }],
])("%j is refused, because it is not emulated", (pattern) => {
  expect(() => compilePattern(pattern)).toThrow("not known to the local stack");
});
