import { describe, expect, it } from "vitest";
import { itemSize, readUnits, writeUnits } from "../../src/adapters/dynamodb/item-size.ts";

describe("the size of an item", () => {
  it.each([
    ["names and texts in UTF-8", { ключ: { S: "чай" } }, 8 + 6],
    ["two digits of a number a byte, and one more", { n: { N: "1234" } }, 1 + 3],
    ["no zeros at either end of a number", { n: { N: "-0.001200" } }, 1 + 1 + 1 + 1],
    ["bytes as they are, whether or not they travel as base64", { b: { B: "AAECAw==" } }, 1 + 4],
    ["bytes of the SDK", { b: { B: new Uint8Array(10) } }, 1 + 10],
    ["true, false and null a byte", { yes: { BOOL: true }, no: { NULL: true } }, 3 + 1 + 2 + 1],
    [
      "three bytes for a list and one for each element",
      { l: { L: [{ S: "ab" }, { N: "1" }] } },
      1 + 3 + 3 + 3,
    ],
    ["three bytes for a map and one for each element", { m: { M: { a: { S: "xyz" } } } }, 1 + 3 + 1 + 1 + 3],
  ])("counts %s", (_, item, bytes) => {
    expect(itemSize(item)).toBe(bytes);
  });
});

describe("capacity units", () => {
  it("are one a KB written, and never none", () => {
    expect([0, 1, 1024, 1025].map(writeUnits)).toEqual([1, 1, 1, 2]);
  });

  it("are one for 4 KB read strongly, half of it else", () => {
    expect([0, 4096, 4097].map((bytes) => readUnits(bytes, true))).toEqual([1, 1, 2]);
    expect([0, 4096, 4097].map((bytes) => readUnits(bytes, false))).toEqual([0.5, 0.5, 1]);
  });
});
