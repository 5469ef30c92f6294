import { localised } from "../config/localised.ts";
import type { Loyalty } from "../config/loyalty.ts";

/** Made once a language: making one takes far longer than using it. */
const PLURALS = new Map<string, Intl.PluralRules>();

function pluralsIn(language: string): Intl.PluralRules {
  const rules = PLURALS.get(language) ?? new Intl.PluralRules(language);
  PLURALS.set(language, rules);
  return rules;
}

/**
 * What so many points are called in a language, by its own rules of plurals: the name is written `балл|балла|баллов`,
 * one, few and many; of two forms the second is for all others. Undefined where the shop gives points no name.
 */
export function worded(
  { points }: Pick<Loyalty, "points">,
  many: number,
  language: string,
): string | undefined {
  if (points.name === undefined) return undefined;
  const [one = "", few = one, others = few] = localised(points.name, language).split("|");
  switch (pluralsIn(language).select(many)) {
    case "one":
      return one;
    case "few":
    case "two":
      return few;
    default:
      return others;
  }
}
