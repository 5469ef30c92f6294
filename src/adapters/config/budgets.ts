import { KINDS } from "../../domain/offers/kinds.ts";
import { record, text } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";
import { pathProblem } from "./reference.ts";

type Loose = Readonly<Record<string, unknown>>;

/** The key that would bound what one code of the offer can cost; undefined where it is there, or nothing is open. */
export function boundMissingIn(offer: Loose): string | undefined {
  const kind = KINDS[(text(offer.kind) ?? "percent") as keyof typeof KINDS];
  const bound = kind?.bound;
  return bound === undefined || bound in offer ? undefined : bound;
}

/** By id, the offers with a code that may cost any sum, with the key that bounds it. */
export function unboundedIn(offers: unknown): Readonly<Record<string, string>> {
  const open = Object.entries(record(record(offers).list)).flatMap(([id, one]) => {
    const offer = record(one);
    const bound = "code" in offer ? boundMissingIn(offer) : undefined;
    return bound === undefined ? [] : [[id, bound] as const];
  });
  return Object.fromEntries(open);
}

/** A budget sets aside what a code can cost, so each of its offers has to say so. */
export function budgetProblems(
  path: Path,
  holder: Loose,
  offers: readonly (string | undefined)[],
  unbounded: Readonly<Record<string, string>>,
): readonly PathProblem[] {
  if (!("budget" in holder)) return [];
  return [...new Set(offers)].flatMap((offer) => {
    const bound = offer === undefined ? undefined : unbounded[offer];
    if (bound === undefined) return [];
    const message = `a budget cannot be kept with offer ${offer}, of which one code may cost any sum: write ${bound} there`;
    return [pathProblem([...path, "budget"], message, true)];
  });
}
