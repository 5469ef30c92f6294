import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemName, personName } from "../../../src/domain/basics/plain-words.ts";

describe("a person's name", () => {
  it.each([
    "Anna Müller",
    "J. R. R. Tolkien",
    "J.R.R. Tolkien",
    "Д’Артаньян",
    "O'Neill-Smith",
    "Test",
    "محمد",
    "Anna 👩‍🚀",
    "Nina None-Smith",
    "Sammy Davis Jr.",
  ])("%s is one", (name) => expect(personName(name)).toBe(name));

  it.each([
    ["Dr.Müller", "Dr. Müller"],
    ["И.Петров", "И. Петров"],
    ["  Anna \n  Müller ", "Anna Müller"],
    ["An\u202ena\u0007 M\u200büller\u2069", "Anna Müller"],
    ["x".repeat(100), "x".repeat(60)],
    ["😀".repeat(70), "😀".repeat(60)],
  ])("%j is shown as %j", (told, name) => expect(personName(told)).toBe(name));

  it.each([
    "evil.example/win",
    "You won! evil.example",
    "https://evil",
    "HTTP://EVIL.EXAMPLE",
    "javascript:alert(1)",
    "mailto:x@y",
    "anna@example.com",
    "t.co/x",
    "www.shop.example",
    "пример.рф",
    "evil。example",
    "evil\u200b.example",
    "xn--e1afmkfd.xn--p1ai",
    "10.0.0.1/win",
    "evil.co.uk:8080",
    "(evil.com)",
  ])("%s is none, because it is a link", (told) => expect(personName(told)).toBeUndefined());

  it.each([
    "null",
    "undefined",
    "None",
    "N/A",
    "test test",
    "null null",
    "undefined undefined",
    "",
    " ",
    "-",
  ])("%j is none, because it is a placeholder", (told) => expect(personName(told)).toBeUndefined());

  it("changes nothing more when it is asked again, whatever somebody is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (told) => {
        const name = personName(told);
        fc.pre(name !== undefined);
        expect([...(name ?? "")].length).toBeLessThanOrEqual(60);
        expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe("a thing's name", () => {
  it.each([
    ["Green tea, 1.5l", "Green tea, 1.5l"],
    ["Dr.Oetker Vanilla", "Dr. Oetker Vanilla"],
    ["Node.js in Action", "Node.js in Action"],
    ["2.Wahl Tasse", "2.Wahl Tasse"],
    ["Cup – win at evil.example/win?x=1 now", "Cup – win at now"],
    ["Cup https://evil.example/a b", "Cup b"],
    ["Cup\u202e", "Cup"],
  ])("%j is shown as %j", (told, name) => expect(itemName(told)).toBe(name));

  it("is none where nothing but a link is left", () => {
    expect(itemName("evil.example/win")).toBeUndefined();
  });
});
