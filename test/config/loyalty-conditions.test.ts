import { describe, expect, it } from "vitest";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { fieldsOf } from "../../src/domain/conditions/fields.ts";
import { vocabularyOf } from "../../src/domain/conditions/vocabulary.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { day, key, order } from "../support/facts.ts";
import { dayNumber, loyalty, loyaltySettings } from "../support/loyalty.ts";

const programme = loyalty();
const vocabulary = vocabularyOf({ store: {}, loyalty: programme });
const expressions = makeExpressions();

const fieldsOn = (count: number) =>
  fieldsOf(
    {
      profile: fold(
        key("u:1"),
        [order("o1", day(0), 1_000_000), order("o2", day(1), 100_000)],
        loyaltySettings(programme),
      ),
    },
    {
      ...{
        now: day(count),
        today: dayNumber(day(count)),
        timeZone: "UTC",
        currency: "RUB",
        tiers: [{ id: "all", from: 0 }],
      },
      loyalty: programme,
    },
  );

function holds(source: string, count: number): boolean {
  const compiled = expressions.compile(source, vocabulary);
  if (!compiled.ok) throw new Error(compiled.problem);
  return compiled.condition(fieldsOn(count));
}

describe("conditions about the loyalty programme", () => {
  it.each([
    ['level == "silver" && points == 0 && points_pending == 350', 2],
    ["points == 300 && points_pending == 50", 14],
    ["points == 350 && points_expiring_soon == 0", 20],
    ["points_expiring_soon == 350 && days_until_points_expire <= 30", 366],
    ["missing_to_next_level == 39000.0", 2],
    ['has_privilege("early_access") && !has_privilege("free_delivery")', 2],
    ['level == "start" && !has_privilege("early_access")', 366 + 30],
  ])("%s holds on day %i", (source, count) => {
    expect(holds(source, count)).toBe(true);
  });

  it("know only the privileges that loyalty.yaml declares", () => {
    const problemOf = (source: string) => {
      const compiled = expressions.compile(source, vocabulary);
      return compiled.ok ? undefined : compiled.problem;
    };
    expect(problemOf('has_privilege("early_acess")')).toBe(
      "there is no privilege early_acess: did you mean early_access?",
    );
    expect(problemOf("has_privilege(level)")).toContain("takes one privilege in quotes");
    expect(problemOf("privileges.early_access")).toContain("unknown field privileges");
  });

  it("do not compile without a programme", () => {
    for (const source of ["points > 10", 'level == "gold"', 'has_privilege("early_access")'])
      expect(expressions.compile(source)).toMatchObject({
        ok: false,
        problem: expect.stringContaining(
          "needs a loyalty programme, and this config has none: write loyalty.yaml",
        ),
      });
  });

  it("of privileges are unknown where the level is", () => {
    const compiled = expressions.compile('has_privilege("early_access")', vocabulary);
    const { privileges: _, ...fields } = fieldsOn(2);
    expect(compiled.ok && compiled.answer(fields)).toBeUndefined();
  });

  it("are reasoned about as a text where they call has_privilege", () => {
    const { formula } = makeReadableExpressions().read('!has_privilege("early_access")', vocabulary);
    expect(formula).toEqual({ kind: "not", of: { kind: "asks", text: 'has_privilege("early_access")' } });
  });
});
