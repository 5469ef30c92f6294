import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { holdoutsOf } from "../../src/app/chains/holdouts.ts";
import { fieldContext } from "../../src/domain/conditions/field-context.ts";
import { fieldsOf } from "../../src/domain/conditions/fields.ts";
import { bundleWith, customerWith, SMALL_CONFIG } from "../support/config.ts";

const CHAIN = "chains/welcome.yaml";

/** What is said of the small config whose chain has these lines. */
async function saidOf(chain: string) {
  const text = `name: Welcome\nenter: { event: subscribed }\n${chain}\n`;
  const loaded = await checkFiles({ ...SMALL_CONFIG, [CHAIN]: text });
  const said = loaded.ok ? loaded.warnings : loaded.problems;
  return said.map(({ file, line, message }) => `${loaded.ok ? "warns " : ""}${file}:${line} ${message}`);
}

describe("a condition on uplift", () => {
  const asking = 'steps:\n  - { send: hello, when: "uplift > 0.02" }';

  it("is warned of where nobody is held out, so that it can never be known", async () => {
    expect(await saidOf(asking)).toEqual([
      `warns ${CHAIN}:4 asks for uplift, which is never known where nobody is held out, so no comparison with it holds: give a chain holdout_percent`,
    ]);
    expect(await saidOf(`holdout_percent: 10\n${asking}`)).toEqual([]);
  });

  it("is warned of where it is beyond what a probability can move", async () => {
    const [said] = await saidOf('holdout_percent: 10\nsteps:\n  - { send: hello, when: "uplift > 2.0" }');
    expect(said).toContain("can never hold");
  });
});

describe("while nothing is known of uplift", () => {
  it.each([
    ["uplift > 0.02", false],
    ["uplift <= 0.02", false],
    ["!(uplift <= 0)", true],
  ] as const)("%s is %s", (source, expected) => {
    const result = makeExpressions().compile(source);
    if (!result.ok) throw new Error(result.problem);
    const now = Date.UTC(2026, 2, 1);
    const fields = fieldsOf(customerWith({}), fieldContext(bundleWith(), { now }));
    expect(result.condition(fields)).toBe(expected);
  });
});

describe("explore_percent of a campaign", () => {
  const campaign = (more: string) =>
    checkFiles({
      ...SMALL_CONFIG,
      "campaigns/spring.yaml": `name: Spring\naudience: { when: "orders > 0" }\nsend: hello\n${more}\n`,
    });

  it("is a draw of its own, where the campaign has an offer", async () => {
    const loaded = await campaign("offer: hello\nexplore_percent: 10");
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    expect(holdoutsOf(loaded.bundle).map(({ experiment }) => experiment)).toContain("offer:campaign:spring");
    const refused = await campaign("explore_percent: 10");
    expect(refused.ok ? [] : refused.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("the campaign has no offer to leave out"),
    ]);
  });
});

describe("a budget that is allocated by uplift", () => {
  const offers = SMALL_CONFIG["offers.yaml"] ?? "";
  const withRule = (rule: string, chain = "steps:\n  - { send: hello, offer: hello }") =>
    checkFiles({
      ...SMALL_CONFIG,
      "offers.yaml": offers.replace(
        /^( +)valid_for: 14d/m,
        (line, indent) => `${indent}${rule.split("; ").join(`\n${indent}`)}\n${line}`,
      ),
      [CHAIN]: `name: Welcome\nenter: { event: subscribed }\n${chain}\n`,
    });
  const said = async (...args: Parameters<typeof withRule>) => {
    const loaded = await withRule(...args);
    return loaded.ok ? [] : loaded.problems.map(({ file, message }) => `${file}: ${message}`);
  };

  const BUDGETED = "allocate: { by: uplift }; budget: { amount: 500 }; max_discount: 100";

  it("is a key of an offer with a budget; chance decides on a fifth", async () => {
    const loaded = await withRule(BUDGETED);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.bundle.offers.list.hello?.allocate).toEqual({ by: "uplift", random_percent: 20 });
  });

  const REFUSED: readonly (readonly [string, readonly [string, string?], string])[] = [
    ["without a budget", ["allocate: { by: uplift }"], "has no budget to allocate"],
    ["by anything else", ["allocate: { by: churn }"], "uplift"],
    ["that chance has no part in", ["allocate: { by: uplift, random_percent: 0 }"], "at least 5"],
    [
      "in a mail that is nothing without",
      [BUDGETED, "steps:\n  - { send: hello, offer: hello, without_offer: skip }"],
      "without_offer says that the mail does not go without it",
    ],
    [
      "in a promise",
      [BUDGETED, "promised: true\nsteps:\n  - { send: hello, offer: hello }"],
      "the chain keeps a promise",
    ],
  ];

  it.each(REFUSED)("is refused %s", async (_, args, message) => {
    expect(await said(args[0], args[1])).toContainEqual(expect.stringContaining(message));
  });
});

describe("explore_percent", () => {
  const steps = "steps:\n  - { send: hello, offer: hello }";

  it("is a share of a chain whose mails have an offer", async () => {
    expect(await saidOf(`explore_percent: 10\n${steps}`)).toEqual([]);
  });

  it.each([
    [
      "nothing to leave out",
      "explore_percent: 10\nsteps:\n  - send: hello",
      "no mail of the chain has an offer",
    ],
    ["more than half", `explore_percent: 60\n${steps}`, "at most half of the mails"],
    ["a promise", `promised: true\nexplore_percent: 10\n${steps}`, "its offer is owed to everybody"],
    [
      "a mail that is nothing without",
      "explore_percent: 10\nsteps:\n  - { send: hello, offer: hello, without_offer: skip }",
      "its mail does not go without the offer",
    ],
  ])("refuses %s", async (_, chain, message) => {
    const said = await saidOf(chain);
    expect(said).toEqual([expect.stringContaining(message)]);
    expect(said[0]).toContain(`${CHAIN}:`);
  });
});
