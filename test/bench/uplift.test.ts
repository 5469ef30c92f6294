import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { shuffled } from "../../bench/uplift/shuffled.ts";
import { readTrial } from "../../bench/uplift/trial-file.ts";

const folder = mkdtempSync(join(tmpdir(), "comeback-uplift-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = "recency,history_segment,history,channel,segment,visit,spend";
const LINES = [
  "10,1) $0 - $100,29.99,Web,Womens E-Mail,1,9.5",
  "6,2) $100 - $200,142.44,Phone,No E-Mail,0,0",
  "1,2) $100 - $200,180.65,Multichannel,Womens E-Mail,0,0",
];
const file = (lines: readonly string[]): string => {
  const path = join(folder, "trial.csv");
  writeFileSync(path, lines.join("\n"));
  return path;
};
const read = (lines: readonly string[], options: Partial<Parameters<typeof readTrial>[1]> = {}) =>
  readTrial(file(lines), { outcome: "visit", ...options });

describe("a file of a mail trial", () => {
  it("is read by the names of its columns, with numbers and kinds as features and outcomes as none", () => {
    const trial = read([HEAD, ...LINES]);
    expect(trial.names).toEqual(["recency", "history", "channel=Phone", "channel=Web"]);
    expect(trial.columns.map((column) => column[0])).toEqual([10, 29.99, 0, 1]);
    expect([...trial.treated]).toEqual([1, 0, 1]);
    expect([...trial.outcome]).toEqual([1, 0, 0]);
    expect(trial.probability[0]).toBeCloseTo(2 / 3);
  });

  it("takes another outcome", () => {
    expect([...read([HEAD, ...LINES], { outcome: "spend" }).outcome]).toEqual([9.5, 0, 0]);
  });

  it("compares the arm that is named where there are several", () => {
    const lines = [HEAD, ...LINES, "2,1) $0 - $100,50,Web,Mens E-Mail,1,0"];
    expect(() => read(lines)).toThrow('column "segment" needs two groups and has 3');
    expect([...read(lines, { arm: "Mens E-Mail" }).treated]).toEqual([0, 1]);
  });

  it("asks for the control where no name says it", () => {
    const lines = [HEAD, ...LINES].map((line) => line.replace("No E-Mail", "B"));
    expect(() => read(lines)).toThrow("which of these got no mail? Womens E-Mail, B; name it with --control");
    expect([...read(lines, { control: "B" }).treated]).toEqual([1, 0, 1]);
  });

  it.each([
    ["6,2) $100 - $200,much,Phone,No E-Mail,0,0", 'column "history", line 3: "much" is no number'],
    ["6,2) $100 - $200,1,,No E-Mail,0,0", 'column "channel", line 3 is empty'],
    ["6,2) $100 - $200,1,Web,No E-Mail,yes,0", 'column "visit", line 3: "yes" is no number'],
  ])("names the column and the line of what it cannot read: %s", (line, message) => {
    expect(() => read([HEAD, LINES[0] ?? "", line, LINES[2] ?? ""])).toThrow(message);
  });

  it("names the columns that there are where one is missing", () => {
    expect(() => read([HEAD, ...LINES], { outcome: "orders" })).toThrow('no column "orders" among: recency,');
  });
});

it("shuffling deals the sides out anew and changes nothing else", () => {
  const trial = read([HEAD, ...LINES]);
  const other = shuffled(trial, 1);
  expect([...other.treated].sort()).toEqual([...trial.treated].sort());
  expect({ ...other, treated: trial.treated }).toEqual(trial);
});
