import { describe, expect, it } from "vitest";
import { grid } from "../../cli/terminal/terminal.ts";

const HEAD = ["mail", "why", "sales"];
const ROWS = [
  ["welcome (en)", "spent 0 RUB: tier plain (below 3,000); on everything: 10%", "1,200"],
  ["win-back-1 (ru)", "–", "7"],
];
const widest = (table: string) => Math.max(...table.split("\n").map((line) => line.length));

describe("a table", () => {
  it("is as wide as what is in it where nothing limits it", () => {
    const table = grid(HEAD, ROWS, undefined);
    expect(table).toContain("spent 0 RUB: tier plain (below 3,000); on everything: 10%");
    expect(grid(HEAD, ROWS, 200)).toBe(table);
  });

  it("is folded to the width of the terminal and loses nothing", () => {
    const table = grid(HEAD, ROWS, 60);
    expect(widest(table)).toBe(60);
    const folded = table.split("\n").map((line) => line.split("│")[2]?.trim() ?? "");
    expect(folded.join(" ")).toContain("spent 0 RUB: tier plain");
    for (const word of ROWS.flat().flatMap((text) => text.split(" "))) expect(table).toContain(word);
  });

  it("breaks words only where there is no room for them, after a mark in them, and no number", () => {
    const rows = [["campaign:spring-sale", "first_order", "12,590.00 RUB"]];
    const wide = grid(["mail", "offer", "orders that stand"], rows, 55);
    expect(widest(wide)).toBeLessThanOrEqual(55);
    for (const text of rows.flat()) expect(wide).toContain(text);
    const narrow = grid(["mail", "offer", "orders that stand"], rows, 42);
    expect(widest(narrow)).toBeLessThanOrEqual(42);
    expect(narrow).toMatch(
      /│ campaign: *│ first_ *│ 12,590.00 RUB │\n│ spring- *│ order *│ +│\n│ sale *│ +│ +│/,
    );
  });

  it("folds a word without marks anywhere", () => {
    const table = grid(["token"], [["abcdefghijklmnopqrstuvwxyz"]], 14);
    expect(widest(table)).toBeLessThanOrEqual(14);
    expect(table.replace(/[^a-z]/g, "")).toBe("tokenabcdefghijklmnopqrstuvwxyz");
  });

  it("has numbers to the right", () => {
    expect(grid(HEAD, ROWS, undefined)).toMatch(/│ 1,200 │\n.*│ +7 │/);
  });
});
