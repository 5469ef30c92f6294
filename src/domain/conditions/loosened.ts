import { isOfLoyalty } from "./fields.ts";
import { asks, type Formula } from "./formula.ts";
import { others, type ValueSet } from "./value-set.ts";

const NEVER = Number.POSITIVE_INFINITY;
/** What is told of a customer may be another thing later, and a date comes nearer. */
const isAttribute = (field: string) => field.startsWith("attributes.");
const isTime = (field: string) => /^(days|hours)_since_/.test(field);

/**
 * What of a claim (`wanted`: that it holds; else that it does not) still stands some time later: days since something
 * only become more, and how long somebody has been in a chain says nothing of the time before.
 */
export function loosened(formula: Formula, wanted: boolean): Formula {
  switch (formula.kind) {
    case "asks":
      return formula;
    case "not":
      return { kind: "not", of: loosened(formula.of, !wanted) };
    case "and":
    case "or":
      return { kind: formula.kind, of: formula.of.map((part) => loosened(part, wanted)) };
    case "among": {
      const { field, values } = formula;
      const stands = isTime(field) ? hasNoEnd(wanted ? values : others(values)) : true;
      const lasts = stands && !field.endsWith("_since_entry") && !isAttribute(field) && !isOfLoyalty(field);
      return lasts ? formula : asks(`earlier: ${JSON.stringify(formula)}`);
    }
  }
}

function hasNoEnd(set: ValueSet): boolean {
  return set.kind === "numbers" && set.cuts.length === 2 && set.cuts[1]?.at === NEVER && set.cuts[1].after;
}

/** What a formula claims about one field alone. */
export function aboutOnly(field: string, formula: Formula): Formula {
  switch (formula.kind) {
    case "asks":
      return formula;
    case "among":
      return formula.field === field ? formula : asks(`other: ${JSON.stringify(formula)}`);
    case "not":
      return { kind: "not", of: aboutOnly(field, formula.of) };
    case "and":
    case "or":
      return { kind: formula.kind, of: formula.of.map((part) => aboutOnly(field, part)) };
  }
}
