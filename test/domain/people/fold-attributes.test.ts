import { describe, expect, it } from "vitest";
import type { Attribute } from "../../../src/domain/config/store.ts";
import type { Fact, Traits } from "../../../src/domain/facts/facts.ts";
import type { Rank } from "../../../src/domain/facts/ranks.ts";
import { fold } from "../../../src/domain/people/fold.ts";
import { reachOf } from "../../../src/domain/people/refold.ts";
import { day, fact, key } from "../../support/facts.ts";

const ATTRIBUTES = {
  birthday: { type: "date" },
  grind: { type: "choice", choices: ["Whole beans", "Espresso"] },
  size: { type: "number" },
  vegan: { type: "yes_no" },
  likes: { type: "list" },
  city: { type: "text" },
} as const satisfies Record<string, Attribute>;
const settings = { timeZone: "Europe/Moscow", currency: "RUB", rates: {}, hosts: ["shop.example"] };

const told = (at: number, traits: Traits, rank: Rank = "server") =>
  fact("identified", { traits, at: day(at), ...(rank !== "server" && { rank }) });
const attributesOf = (facts: readonly Fact[], attributes: Readonly<Record<string, Attribute>> = ATTRIBUTES) =>
  fold(key("u:1"), facts, { ...settings, attributes }).attributes;
const read = (traits: Traits) => attributesOf([told(1, traits)]);

describe("a customer's attributes", () => {
  it("are the declared ones of what was told, whatever way the names are written", () => {
    const traits = {
      Birthday: "1990-05-01",
      Grind: "whole beans",
      size: "38",
      vegan: "yes",
      likes: "tea, jam, tea",
    };
    expect(read({ ...traits, city: " Perm ", shoeColour: "red" })).toEqual({
      birthday: "1990-05-01",
      grind: "Whole beans",
      size: 38,
      vegan: true,
      likes: ["tea", "jam"],
      city: "Perm",
    });
  });

  it("are absent where nothing is declared or told", () => {
    expect(attributesOf([told(1, { size: 38 })], {})).toBeUndefined();
    expect(read({ shoeColour: "red" })).toBeUndefined();
  });

  it.each([
    ["1990-05-01", "1990-05-01"],
    ["01.05.1990", "1990-05-01"],
    ["1 May 1990", "1990-05-01"],
    ["1990-05-01T00:00:00Z", "1990-05-01"],
    ["1990-05-01T00:00:00.000-08:00", "1990-05-01"],
    ["2026-04-30T22:30:00Z", "2026-05-01"],
    ["--02-29", "--02-29"],
    ["2000-02-29", "2000-02-29"],
    [1_777_588_200, "2026-05-01"],
  ])("know the day in %s", (written, birthday) => {
    expect(read({ birthday: written })).toEqual({ birthday });
  });

  it.each([
    "1990-02-30",
    "--13-01",
    "05/01/1990",
    "soon",
    "0001-01-01",
    "19900501x",
    true,
  ])("know no day in %s", (birthday) => {
    expect(read({ birthday })).toBeUndefined();
  });

  it.each([
    { size: "large" },
    { size: "1,234" },
    { grind: "Turkish" },
    { vegan: "pending" },
    { likes: [] },
  ])("leave out what does not fit: %j", (traits) => {
    expect(read(traits)).toBeUndefined();
  });

  it("are the newest that fit", () => {
    expect(
      attributesOf([told(1, { size: 38 }), told(3, { size: "unknown" }), told(2, { size: 39 })]),
    ).toEqual({
      size: 39,
    });
  });

  it("are a browser's where nobody else has said anything of them", () => {
    const facts = [told(1, { size: 38 }), told(2, { size: 45, city: "Omsk" }, "browser")];
    expect(attributesOf(facts)).toEqual({ size: 38, city: "Omsk" });
  });

  it("have no link of a stranger in them", () => {
    const traits = { city: "win at evil.example/x now", likes: ["https://evil.example", "tea"] };
    expect(attributesOf([told(1, traits, "browser")])).toEqual({ city: "win at now", likes: ["tea"] });
    const own = { city: "https://cdn.shop.example/a.jpg" };
    expect(attributesOf([told(1, own, "browser")])).toEqual(own);
  });

  it("are a kilobyte at most, the first declared before the others", () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`text_${index}`, "я".repeat(200)]),
    );
    const declared = Object.fromEntries(Object.keys(many).map((name) => [name, { type: "text" } as const]));
    const kept = attributesOf([told(1, many)], declared);
    expect(Object.keys(kept ?? {})).toEqual(["text_0", "text_1"]);
    expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThanOrEqual(1024);
  });
});

describe("other attributes in the config", () => {
  const reach = (before: Readonly<Record<string, Attribute>>, after: Readonly<Record<string, Attribute>>) =>
    reachOf({ ...settings, attributes: before }, { ...settings, attributes: after }, 20_000).kind;

  it("fold everybody again, other names for people nobody", () => {
    expect(reach({ size: { type: "number" } }, { size: { type: "text" } })).toBe("everybody");
    expect(reach({}, { size: { type: "text" } })).toBe("everybody");
    expect(reach({ size: { type: "text" } }, { size: { type: "text", name: "Size" } })).toBe("nobody");
  });
});
