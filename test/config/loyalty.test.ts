import { describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";

const files = await filesOf("examples/store");
/** Of those, what is nothing without a programme. */
const OF_THE_PROGRAMME = /loyalty|cashback|points|level-|review-thanks|friend|referral/;
const source = files["loyalty.yaml"] ?? "";

/** What is said of examples/store with another loyalty.yaml, or another condition of its first segment. */
async function said(loyalty: string | undefined, more: Record<string, string> = {}) {
  const { "loyalty.yaml": _, ...all } = files;
  const isWhole = loyalty?.includes("rules:") === true;
  const kept = Object.entries(all).filter(([name]) => isWhole || !OF_THE_PROGRAMME.test(name));
  const others = Object.fromEntries(kept);
  const loaded = await checkFiles({
    ...others,
    ...(loyalty !== undefined && { "loyalty.yaml": loyalty }),
    ...more,
  });
  return (loaded.ok ? loaded.warnings : loaded.problems).map(({ file, message }) => `${file} ${message}`);
}

const replaced = (from: string | RegExp, to: string) => {
  const changed = source.replace(from, to);
  expect(changed).not.toBe(source);
  return said(changed);
};

describe("loyalty.yaml", () => {
  it("is not needed", async () => {
    expect(await said(undefined)).toEqual([]);
  });

  it.each([
    ["[early_access]", "[early_acess]", "there is no privilege early_acess: did you mean early_access?"],
    [
      "event: tasting_attended",
      "event: tasting",
      "there is no own event tasting: did you mean tasting_attended?",
    ],
    [
      "{ date: birthday }",
      "{ date: drink }",
      "drink is of type choice: points come on the day of an attribute of type date",
    ],
    ["friend_offer: friend", "friend_offer: frend", "did you mean friend?"],
    ['from: "2026-09-01"', 'to: "2026-09-01"', "unknown key to"],
    [/ {6}guest: \{ from: 0, .*\n/, "", "says nothing of level guest"],
    ["friend: { from: 10000", "friend: { from: 60000", "not above 60000, where the level before begins"],
    ['to: "2026-12-31"', 'to: "2026-12-01"', "before 2026-12-15, where the boost begins"],
    ["worth: 1\n", "worth: 0.001\n", "less than the smallest coin of RUB"],
    ["on: subscribed, points", "on: subscribed, once_per_product: true, points", "is about reviews"],
    ["return_window: 14d", "return_window: 90d", "too long: at most 60d"],
    ["points: 300", "points: 1.5", "points are whole numbers"],
    ["en: First to see what is new", "de: Zuerst", "not written in en"],
  ])("with %s turned into %s says what is wrong", async (from, to, message) => {
    expect((await replaced(from, to)).join("\n")).toContain(message);
  });

  it("wants its sets of rules in order of time", async () => {
    const second = source.indexOf('  - from: "2026-09-01"');
    const again = source.slice(second, source.indexOf("# The friend gets"));
    const twice = source.replace(
      "# The friend gets",
      `${again.replace("2026-09-01", "2026-08-01")}\n# The friend gets`,
    );
    expect((await said(twice)).join("\n")).toContain("not after 2026-09-01, where the set before begins");
  });

  it.each([
    ["least_points: 100", "least_points: 3000", "out of reach: it takes purchases of 100,000"],
    ["least_points: 100, min_order: 1000", "least_points: 400", "the first reward comes after"],
    [", personal_present]", "]", "no level has it: add personal_present"],
    ["expires_after: 365d", "expires_after: 7d", "shorter than the return window of 14d"],
    ["cashback_percent: 7", "cashback_percent: 2", "earns 2%, less than the level below it"],
    [
      'to: "2027-02-14"',
      'to: "2027-02-14", multiply: 2 }\n      - { from: "2026-01-01", to: "2026-01-02"',
      "none of its days",
    ],
  ])("with %s turned into %s is warned of", async (from, to, message) => {
    const warnings = await (from === "least_points: 100, min_order: 1000"
      ? said(source.replaceAll(from, to).replaceAll("most_percent: 30", "most_percent: 50"))
      : replaced(from, to));
    expect(warnings.join("\n")).toContain(message);
  });

  it("is what conditions about points and levels need", async () => {
    const segments = (when: string) => ({
      "segments.yaml": (files["segments.yaml"] ?? "").replace(/when: .*/, `when: '${when}'`),
    });
    expect((await said(undefined, segments("points > 10"))).join("\n")).toContain(
      "points needs a loyalty programme",
    );
    expect((await said(source, segments('level == "frend"'))).join("\n")).toContain(
      "there is no level frend, so nobody has it: did you mean friend?",
    );
    expect((await said(source, segments('has_privilege("early_access")'))).join("\n")).not.toContain(
      "privilege",
    );
    // A mistake in loyalty.yaml is told once, and not of every condition that needs it.
    const broken = await said("name: [", segments('has_privilege("early_access")'));
    expect(broken.every((problem) => problem.startsWith("loyalty.yaml"))).toBe(true);
  });
});
