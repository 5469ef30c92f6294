import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const OFFERS = SMALL_CONFIG["offers.yaml"] ?? "";
const WELCOME = SMALL_CONFIG["chains/welcome.yaml"] ?? "";
const BUDGET = "budget: { amount: 50000, per: month }";

interface Lines {
  /** Of the offer that the chain sends, which has codes. */
  readonly offer?: string;
  /** Of the offer without codes. */
  readonly plain?: string;
  readonly file?: string;
  readonly chain?: string;
}

/** What is wrong with the small config with some lines more. */
async function problemsWith({
  offer = "",
  plain = "",
  file = "",
  chain = "",
}: Lines): Promise<readonly string[]> {
  const offers = OFFERS.replace("    valid_for: 14d", `    valid_for: 14d\n${offer}`);
  const loaded = await checkFiles({
    ...SMALL_CONFIG,
    "offers.yaml": `${file}\n${offers.replace("    valid_for: 7d", `    valid_for: 7d\n${plain}`)}`,
    "chains/welcome.yaml": `${chain}\n${WELCOME}`,
  });
  return loaded.ok ? [] : loaded.problems.map(({ file: name, message }) => `${name}: ${message}`);
}

const endless = (budget: string) =>
  `offers.yaml: ${budget} sets aside all that a code can cost, and nothing says how much that is: write max_discount, or reserve: expected at the top of the file`;

describe("a budget", () => {
  it("is refused over codes that may cost any amount, whoever's budget it is", async () => {
    expect(await problemsWith({ offer: `    ${BUDGET}` })).toEqual([endless("its budget")]);
    expect(await problemsWith({ file: BUDGET })).toEqual([endless("the budget of all offers")]);
    expect(await problemsWith({ chain: BUDGET })).toEqual([endless("the budget of the chain welcome")]);
  });

  it("is fine with an upper bound, or where it reserves what is expected", async () => {
    expect(await problemsWith({ offer: `    ${BUDGET}\n    max_discount: 500` })).toEqual([]);
    expect(await problemsWith({ offer: `    ${BUDGET}`, file: "reserve: expected" })).toEqual([]);
    expect(await problemsWith({})).toEqual([]);
  });

  it("is refused where the offer has no codes to count", async () => {
    expect(await problemsWith({ plain: `    ${BUDGET}` })).toEqual([
      "offers.yaml: has no effect: a budget counts codes, and the offer has none: write code, or remove budget",
    ]);
  });

  it("is one of twenty at most", async () => {
    const more = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`chains/more${index}.yaml`, `${BUDGET}\n${WELCOME}`]),
    );
    const offers = `${BUDGET}\nreserve: expected\n${OFFERS}`;
    const loaded = await checkFiles({ ...SMALL_CONFIG, ...more, "offers.yaml": offers });
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([
      { file: "offers.yaml", message: "there are 21 budgets, at most 20 are possible: put some together" },
    ]);
  });
});
