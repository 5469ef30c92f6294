/** A place on the line of numbers where a set begins or ends: just before `at`, or just after it. */
export interface Cut {
  readonly at: number;
  readonly after: boolean;
}

/** Numbers in pairs of cuts, ascending: from the first up to the second, from the third up to the fourth, and so on. */
export interface Numbers {
  readonly kind: "numbers";
  readonly cuts: readonly Cut[];
  /** Whether NaN, with which no comparison but `!=` holds, is in the set. */
  readonly nan: boolean;
}

export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=";

const before = (at: number): Cut => ({ at, after: false });
const after = (at: number): Cut => ({ at, after: true });
const LOWEST = before(Number.NEGATIVE_INFINITY);
const HIGHEST = after(Number.POSITIVE_INFINITY);

const numbers = (...cuts: readonly Cut[]): Numbers => ({ kind: "numbers", cuts, nan: false });

/** From `low` to `high`, both included. */
export const between = (low: number, high: number): Numbers => numbers(before(low), after(high));

export const EVERY_NUMBER: Numbers = { ...numbers(LOWEST, HIGHEST), nan: true };

/** The numbers of which `x COMPARISON to` holds. */
export function compared(comparison: Comparison, to: number): Numbers {
  switch (comparison) {
    case "<":
      return numbers(LOWEST, before(to));
    case "<=":
      return numbers(LOWEST, after(to));
    case ">":
      return numbers(after(to), HIGHEST);
    case ">=":
      return numbers(before(to), HIGHEST);
    case "==":
      return numbers(before(to), after(to));
    case "!=":
      return otherNumbers(compared("==", to));
  }
}

/** All numbers that are not in the set. */
export function otherNumbers({ cuts, nan }: Numbers): Numbers {
  return { kind: "numbers", cuts: combined(cuts, [LOWEST, HIGHEST], (a, b) => b && !a), nan: !nan };
}

export function numbersInBoth(a: Numbers, b: Numbers): Numbers {
  return { kind: "numbers", cuts: combined(a.cuts, b.cuts, (one, two) => one && two), nan: a.nan && b.nan };
}

/** The set without the stretches in which no whole number lies. */
export function wholeStretches({ cuts, nan }: Numbers): Numbers {
  const kept = cuts.filter((_, index) => {
    const [from, to] = [cuts[index - (index % 2)], cuts[index - (index % 2) + 1]];
    return from !== undefined && to !== undefined && holdsWhole(from, to);
  });
  return { kind: "numbers", cuts: kept, nan };
}

function holdsWhole(from: Cut, to: Cut): boolean {
  const lowest = from.after ? Math.floor(from.at) + 1 : Math.ceil(from.at);
  const highest = to.after ? Math.floor(to.at) : Math.ceil(to.at) - 1;
  return lowest <= highest;
}

/** Goes along both sets' cuts and notes where `isIn` changes. */
function combined(
  a: readonly Cut[],
  b: readonly Cut[],
  isIn: (inA: boolean, inB: boolean) => boolean,
): readonly Cut[] {
  const cuts: Cut[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [nextA, nextB] = [a[i], b[j]];
    const cut = nextB === undefined || (nextA && order(nextA, nextB) <= 0) ? nextA : nextB;
    if (cut === undefined) break;
    if (nextA && order(nextA, cut) === 0) i++;
    if (nextB && order(nextB, cut) === 0) j++;
    if (isIn(i % 2 === 1, j % 2 === 1) !== (cuts.length % 2 === 1)) cuts.push(cut);
  }
  return cuts;
}

function order(a: Cut, b: Cut): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return Number(a.after) - Number(b.after);
}
