import type { Formula } from "./formula.ts";
import {
  ANY_NUMBER,
  ANY_TEXT,
  type Domain,
  inBoth,
  isEmpty,
  isPartOf,
  others,
  texts,
  type ValueSet,
  within,
} from "./value-set.ts";

/** How a formula is to turn out. A condition that cannot be calculated is neither true nor false. */
type Outcome = "true" | "false" | "not true" | "not false";

export interface Claim {
  readonly formula: Formula;
  readonly outcome: Outcome;
}

export const holds = (formula: Formula): Claim => ({ formula, outcome: "true" });
export const fails = (formula: Formula): Claim => ({ formula, outcome: "not true" });

/** All values that each field can have; one that is not named can have any. */
export type Domains = Readonly<Record<string, Domain>>;

/** One alternative: the values that each field may have in it. Fields that are not in it may have any. */
type Box = ReadonlyMap<string, ValueSet>;

const EVERYTHING: readonly Box[] = [new Map()];
/** As many alternatives are looked at. What would need more is let go, as if it claimed nothing. */
const MOST_BOXES = 64;
const MOST_PAIRS = 1_000;
const WORTH_PRUNING = 12;

const DUAL: Readonly<Record<Outcome, Outcome>> = {
  true: "false",
  false: "true",
  "not true": "not false",
  "not false": "not true",
};
const ANSWERS: Readonly<Record<Outcome, ValueSet>> = {
  true: texts("true"),
  false: texts("false"),
  "not true": texts("false", "error"),
  "not false": texts("true", "error"),
};

/**
 * Whether all claims can be so of one customer at once. `false` is certain: the claims contradict each other whatever
 * the fields' values are. `true` may also mean that it could not be found out: claims are put into disjunctive normal
 * form, a set of values for each field in each alternative, and whatever is too large or not understood counts as
 * possible.
 */
export function isPossible(claims: readonly Claim[], domains: Domains): boolean {
  let boxes = EVERYTHING;
  for (const { formula, outcome } of claims) {
    boxes = product(boxes, boxesOf(formula, outcome, domains), domains);
    if (boxes.length === 0) return false;
  }
  return true;
}

/** At least all ways in which the formula turns out so. */
function boxesOf(formula: Formula, outcome: Outcome, domains: Domains): readonly Box[] {
  const positive = outcome === "true" || outcome === "not false";
  switch (formula.kind) {
    case "among":
      return boxOf(formula.field, positive ? formula.values : others(formula.values), domains);
    case "asks":
      return boxOf(`? ${formula.text}`, ANSWERS[outcome], domains);
    case "not":
      return boxesOf(formula.of, DUAL[outcome], domains);
    case "and":
    case "or": {
      const parts = formula.of.map((part) => boxesOf(part, outcome, domains));
      if ((formula.kind === "and") !== positive) return union(parts.flat());
      return parts.reduce((all, part) => product(all, part, domains), EVERYTHING);
    }
  }
}

function boxOf(field: string, values: ValueSet, domains: Domains): readonly Box[] {
  const known = within(values, domainOf(field, values, domains));
  return isEmpty(known) ? [] : [new Map([[field, known]])];
}

function domainOf(field: string, { kind }: ValueSet, domains: Domains): Domain {
  return domains[field] ?? (kind === "numbers" ? ANY_NUMBER : ANY_TEXT);
}

/** Too many alternatives claim nothing. */
function union(boxes: readonly Box[]): readonly Box[] {
  const pruned = withoutParts(boxes);
  return pruned.length > MOST_BOXES ? EVERYTHING : pruned;
}

/** Where both would have too many alternatives, what the second claims is let go. */
function product(some: readonly Box[], more: readonly Box[], domains: Domains): readonly Box[] {
  if (some.length * more.length > MOST_PAIRS) return some;
  const pairs = some.flatMap((one) => more.flatMap((other) => inBothBoxes(one, other, domains) ?? []));
  const pruned = withoutParts(pairs);
  return pruned.length > MOST_BOXES ? some : pruned;
}

function inBothBoxes(one: Box, other: Box, domains: Domains): Box | undefined {
  const both = new Map(one);
  for (const [field, values] of other) {
    const already = one.get(field);
    const common = already ? within(inBoth(already, values), domainOf(field, values, domains)) : values;
    if (isEmpty(common)) return undefined;
    both.set(field, common);
  }
  return both;
}

/** Without the alternatives that lie wholly in another one. */
function withoutParts(boxes: readonly Box[]): readonly Box[] {
  if (boxes.length < WORTH_PRUNING) return boxes;
  const kept: Box[] = [];
  for (const box of [...boxes].sort((a, b) => a.size - b.size)) {
    if (!kept.some((larger) => liesIn(box, larger))) kept.push(box);
    if (kept.length > MOST_BOXES) return boxes;
  }
  return kept;
}

function liesIn(box: Box, larger: Box): boolean {
  return [...larger].every(([field, values]) => {
    const own = box.get(field);
    return own !== undefined && isPartOf(own, values);
  });
}
