import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
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
