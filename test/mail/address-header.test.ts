import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressHeader, unmailable } from "../../src/domain/mail/address-header.ts";

describe("a mailbox", () => {
  it.each([
    ["North Tea", '"North Tea" <a@b.example>'],
    ['North "Best" Tea\\', '"North \\"Best\\" Tea\\\\" <a@b.example>'],
    ["", "a@b.example"],
    ["Evil\r\nBcc: x@y.example", '"Evil Bcc: x@y.example" <a@b.example>'],
    ["Лавка", "=?UTF-8?B?0JvQsNCy0LrQsA==?= <a@b.example>"],
  ])("writes the name %j so that a header can hold it", (name, expected) => {
    expect(addressHeader(name, "a@b.example")).toBe(expected);
  });

  it("is printable ASCII in encoded words of at most 75 characters that read as the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }), (name) => {
        const written = addressHeader(name, "a@b.example");
        expect(written).toMatch(/^[\x20-\x7e]*$/);
        const words = written.match(/=\?UTF-8\?B\?[^?]*\?=/g) ?? [];
        if (words.length === 0) return;
        expect(words.every((word) => word.length <= 75)).toBe(true);
        const read = words.map((word) => Buffer.from(word.slice(10, -2), "base64").toString()).join("");
        expect(read).toBe(name.replace(/\p{Cc}+/gu, " ").trim());
      }),
    );
  });
});

describe("an address", () => {
  it.each([
    "anna@example.com",
    "a.b+c@sub.example.co.uk",
    "o'hara@example.com",
    "anna@лавка.рф",
    "a@1.example",
  ])("%s can be mailed", (address) => expect(unmailable(address)).toBeUndefined());

  it.each([
    "",
    "anna",
    "@example.com",
    "anna@",
    "anna@localhost",
    "анна@example.com",
    "a b@example.com",
    "a..b@example.com",
    "a@b@example.com",
    "a@example..com",
    "a@-example.com",
    "a@example.com\r\nBcc: b@example.com",
    "a@example.com,b@example.com",
    "<a@example.com>",
    `${"a".repeat(65)}@example.com`,
    `a@${"b".repeat(250)}.com`,
  ])("%j cannot", (address) => expect(unmailable(address)).toBeDefined());
});
