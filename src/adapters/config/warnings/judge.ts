import { attributeDomains, fieldDomains, SO_OF_EVERYBODY } from "../../../domain/conditions/field-domains.ts";
import type { Formula } from "../../../domain/conditions/formula.ts";
import { aboutOnly } from "../../../domain/conditions/loosened.ts";
import { type Claim, holds, isPossible } from "../../../domain/conditions/possible.ts";
import { vocabularyOf } from "../../../domain/conditions/vocabulary.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { ReadableExpressions, Reading } from "../../../ports/conditions.ts";

/** What is asked of the conditions of one config. */
export interface Judge {
  read(source: string): Reading;
  /** False only when the claims certainly contradict each other, for every customer. */
  canBe(...claims: readonly Claim[]): boolean;
  /** The one field of which no value fits, if it is one. */
  fieldAtFault(formula: Formula): string | undefined;
}

export function makeJudge({ offers, store, loyalty }: Bundle, expressions: ReadableExpressions): Judge {
  const vocabulary = vocabularyOf({ store, ...(loyalty && { loyalty }) });
  const domains = { ...fieldDomains(offers.tiers.map(({ id }) => id)), ...attributeDomains(vocabulary) };
  const kept = new Map<string, Reading>();
  const read = (source: string) => {
    const known = kept.get(source);
    if (known) return known;
    const reading = expressions.read(source, vocabulary);
    kept.set(source, reading);
    return reading;
  };
  return {
    read,
    canBe: (...claims) => isPossible([holds(SO_OF_EVERYBODY), ...claims], domains),
    fieldAtFault: (formula) =>
      fieldsOf(formula).find((field) => !isPossible([holds(aboutOnly(field, formula))], domains)),
  };
}

function fieldsOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case "among":
      return [formula.field];
    case "asks":
      return [];
    case "not":
      return fieldsOf(formula.of);
    case "and":
    case "or":
      return formula.of.flatMap(fieldsOf);
  }
}
