import type { Day, Instant } from "../../../domain/basics/calendar.ts";
import { fieldContext } from "../../../domain/conditions/field-context.ts";
import { FIELDS, fieldsOf, isOfLoyalty, namesIn } from "../../../domain/conditions/fields.ts";
import { type Formula, isUnderstood } from "../../../domain/conditions/formula.ts";
import type { Cut } from "../../../domain/conditions/numbers.ts";
import { vocabularyOf } from "../../../domain/conditions/vocabulary.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Customer } from "../../../domain/people/profile.ts";
import type { ReadableExpressions, Seen } from "../../../ports/conditions.ts";

/** Fields that grow by one a day for as long as nothing happens. */
const GROWING = new Set(
  FIELDS.map(({ name }) => name).filter((name) => /^days_since_/.test(name) && name !== "days_since_entry"),
);
const PROBABILITY = "no_purchase_probability";
const UPLIFT = "uplift";

/** What a segment's condition depends on that moves while nothing happens to the customer. */
interface Moving {
  /** The places where a comparison with a growing field turns. */
  readonly turns: readonly { readonly field: string; readonly cut: Cut }[];
  /** May turn on any day. */
  readonly isRestless: boolean;
  readonly asksProbability: boolean;
  /** Without the fields that are left out; undefined where it depends on one of them. */
  readonly answer: (fields: Seen) => boolean | undefined;
}

/**
 * When a night has to ask the segments' conditions about a customer again, if nothing happens to the customer, and the
 * RFM cell stays: the first day on which a comparison with a number of days turns. Where a condition cannot be reasoned
 * about that far, the next night.
 */
export function makeNextLook(
  bundle: Bundle,
  expressions: ReadableExpressions,
): (customer: Customer, at: { readonly now: Instant; readonly today: Day }) => Day {
  const conditions = bundle.segments.list.map(({ when }) => movingOf(when, bundle, expressions));
  const isRestless = conditions.some((one) => one.isRestless);
  const asksProbability = conditions.some((one) => one.asksProbability);
  const turns = conditions.flatMap((one) => one.turns);
  const asked = namesIn(bundle.segments.list.map(({ when }) => when));
  return (customer, at) => {
    if (isRestless) return at.today + 1;
    if (turns.length === 0 && !asksProbability) return Number.POSITIVE_INFINITY;
    const { [PROBABILITY]: _, ...known } = fieldsOf(customer, fieldContext(bundle, at), asked);
    const fields: Seen = known;
    if (asksProbability && dependsOnProbability(fields)) return at.today + 1;
    const days = turns.map(({ field, cut }) => daysUntil(cut, fields[field]));
    return at.today + Math.min(Number.POSITIVE_INFINITY, ...days);
  };

  /** The first segment whose condition holds counts. */
  function dependsOnProbability(fields: Seen): boolean {
    for (const { answer } of conditions) {
      const holds = answer(fields);
      if (holds === undefined) return true;
      if (holds) return false;
    }
    return false;
  }
}

/** Days until a value that grows by one a day passes the cut; infinite for one that has, or that never grows. */
function daysUntil({ at, after }: Cut, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return Number.POSITIVE_INFINITY;
  const first = after ? Math.floor(at) + 1 : Math.ceil(at);
  return first > value ? first - value : Number.POSITIVE_INFINITY;
}

function movingOf(when: string, bundle: Bundle, expressions: ReadableExpressions): Moving {
  const vocabulary = vocabularyOf(bundle);
  const { formula, fields } = expressions.read(when, vocabulary);
  const compiled = expressions.compile(when, vocabulary);
  const names = new Set(fields.map(({ name }) => name));
  const growing = [...names].filter((name) => GROWING.has(name));
  const moves = [...names].filter((name) => isMoving(name, bundle));
  const turns = cutsIn(formula).filter(({ field }) => GROWING.has(field));
  return {
    turns,
    isRestless:
      !compiled.ok ||
      moves.length > 0 ||
      asksPrivileges(when, bundle) ||
      (growing.length > 0 && !isUnderstood(formula)),
    asksProbability: names.has(PROBABILITY),
    answer: compiled.ok ? compiled.answer : () => undefined,
  };
}

/** Fields that move in another way than by a day a day. */
function isMoving(name: string, { store }: Bundle): boolean {
  if (name === UPLIFT) return true;
  if (/^hours_since_/.test(name) && name !== "hours_since_entry") return true;
  const attribute = /^attributes\.(.+)$/.exec(name)?.[1];
  return isOfLoyalty(name) || (attribute !== undefined && store.attributes?.[attribute]?.type === "date");
}

const asksPrivileges = (when: string, { loyalty }: Bundle): boolean =>
  loyalty !== undefined && when.includes("has_privilege");

function cutsIn(formula: Formula): readonly { readonly field: string; readonly cut: Cut }[] {
  switch (formula.kind) {
    case "among": {
      const { field, values } = formula;
      return values.kind === "numbers" ? values.cuts.map((cut) => ({ field, cut })) : [];
    }
    case "asks":
      return [];
    case "not":
      return cutsIn(formula.of);
    case "and":
    case "or":
      return formula.of.flatMap(cutsIn);
    default:
      return formula satisfies never;
  }
}
