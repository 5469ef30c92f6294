import { EVERY_NUMBER, type Numbers, numbersInBoth, otherNumbers, wholeStretches } from "./numbers.ts";

/** Texts by name: these, or with `except` all but these. The values of yes-or-no fields are `"true"` and `"false"`. */
export interface Texts {
  readonly kind: "texts";
  readonly names: readonly string[];
  readonly except: boolean;
}

/** Values that a field may have. */
export type ValueSet = Numbers | Texts;

/** All values that a field can ever have. */
export interface Domain {
  readonly values: ValueSet;
  /** Only whole numbers, and infinity. */
  readonly whole?: boolean;
}

export const ANY_NUMBER: Domain = { values: EVERY_NUMBER };
export const ANY_TEXT: Domain = { values: { kind: "texts", names: [], except: true } };

export const texts = (...names: readonly string[]): Texts => ({ kind: "texts", names, except: false });

export function others(set: ValueSet): ValueSet {
  return set.kind === "numbers" ? otherNumbers(set) : { ...set, except: !set.except };
}

/** What is in both sets. Numbers and texts have nothing in common. */
export function inBoth(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === "numbers") return b.kind === "numbers" ? numbersInBoth(a, b) : texts();
  return b.kind === "texts" ? textsInBoth(a, b) : texts();
}

function textsInBoth(a: Texts, b: Texts): Texts {
  if (a.except && b.except) return { ...a, names: [...new Set([...a.names, ...b.names])] };
  const [some, other] = a.except ? [b, a] : [a, b];
  return texts(...some.names.filter((name) => other.names.includes(name) !== other.except));
}

/** The values of a set that the domain knows. */
export function within(set: ValueSet, { values, whole }: Domain): ValueSet {
  const known = inBoth(set, values);
  return whole && known.kind === "numbers" ? wholeStretches(known) : known;
}

export function isEmpty(set: ValueSet): boolean {
  return set.kind === "numbers" ? set.cuts.length === 0 && !set.nan : !set.except && set.names.length === 0;
}

export function isPartOf(part: ValueSet, whole: ValueSet): boolean {
  return isEmpty(inBoth(part, others(whole)));
}
