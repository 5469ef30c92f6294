import type { TypedValue } from "../basics/typed-value.ts";

type Value = number | string | boolean;

/** What a condition sees of a customer, by field name. */
export type FieldValues = Readonly<Record<string, Value | Readonly<Record<string, TypedValue>>>>;

/** One of the marketers' segments with its condition compiled. */
export interface SegmentRule {
  readonly id: string;
  readonly when: string;
  readonly holds: (fields: FieldValues) => boolean;
}

export interface Placement {
  readonly segment: string;
  /** The condition that held; undefined for `otherwise`. */
  readonly when?: string;
  /** The condition with the values that it saw, for a person to read. */
  readonly reason: string;
}

/** The first segment whose condition holds, else `otherwise`: every customer has exactly one. */
export function placeIn(rules: readonly SegmentRule[], otherwise: string, fields: FieldValues): Placement {
  const rule = rules.find(({ holds }) => holds(fields));
  if (!rule) return { segment: otherwise, reason: "no other segment's condition holds" };
  return { segment: rule.id, when: rule.when, reason: `${rule.when}${valuesIn(rule.when, fields)}` };
}

/** A rule's condition where fields may be unknown, and left out; undefined where the answer depends on one of them. */
export interface GuardedRule {
  readonly id: string;
  readonly answer: (fields: FieldValues) => boolean | undefined;
}

/** Whether it is certain that the customer is not in the segment, whatever the unknown fields are. */
export function isSurelyOutside(
  segment: string,
  rules: readonly GuardedRule[],
  fields: FieldValues,
): boolean {
  for (const { id, answer } of rules) {
    const holds = answer(fields);
    if (id === segment) return holds === false;
    if (holds === true) return true;
  }
  return false;
}

/** ` (orders = 9, days_since_last_order = 14)`: for a person to read behind the condition. */
function valuesIn(when: string, fields: FieldValues): string {
  const values = valuesSeen(when, fields).map(({ field, value }) => `${field} = ${value}`);
  return values.length === 0 ? "" : ` (${values.join(", ")})`;
}

/** A field that a condition names, and what it saw there, in words. */
export interface SeenValue {
  readonly field: string;
  readonly value: string;
}

/**
 * The fields that a condition names, in its order, with their values. Attributes stay where personal data is: reasons are
 * copied to the journal.
 */
export function valuesSeen(when: string, fields: FieldValues): readonly SeenValue[] {
  const withoutTexts = when.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, " ");
  const names = new Set(withoutTexts.match(/[A-Za-z_]\w*/g) ?? []);
  return [...names].flatMap((field) => {
    const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
    return value === undefined || typeof value === "object" ? [] : [{ field, value: shown(value) }];
  });
}

function shown(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return String(value);
  if (value === Number.POSITIVE_INFINITY) return "never";
  if (Number.isNaN(value)) return "not known";
  // Of a probability a hundredth is much.
  const steps = Math.abs(value) < 1 ? 1_000 : 100;
  return String(Math.round(value * steps) / steps);
}
