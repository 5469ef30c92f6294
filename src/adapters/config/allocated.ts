import { isNothingWithout } from "./exploration.ts";
import { record, text } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";
import { pathProblem } from "./reference.ts";
import { mailsOf } from "./variants.ts";

type Loose = Readonly<Record<string, unknown>>;

/** The offers whose budget goes to those whom they move most. */
export const allocatedIn = (offers: unknown): readonly string[] =>
  Object.entries(record(record(offers).list)).flatMap(([id, offer]) =>
    "allocate" in record(offer) ? [id] : [],
  );

/** Without a budget there is nothing to allocate. */
export function allocateProblems(path: Path, offer: Loose): readonly PathProblem[] {
  if (!("allocate" in offer) || "budget" in offer) return [];
  const message = "has no budget to allocate: write budget, or remove it";
  return [pathProblem([...path, "allocate"], message, true)];
}

/** Mails with such an offer go without it to some: not where it is owed, or where the mail is nothing without. */
export function allocatedProblems(
  path: Path,
  step: Loose,
  { allocated, promised }: { readonly allocated: readonly string[]; readonly promised: boolean },
): readonly PathProblem[] {
  const offer = mailsOf(step).find(
    ({ offer: asked }) => asked !== undefined && allocated.includes(asked),
  )?.offer;
  if (offer === undefined) return [];
  const at = [...path, text(step.offer) === offer ? "offer" : "variants"];
  if (promised)
    return [
      pathProblem(
        at,
        `the chain keeps a promise, and offer ${offer} goes to those whom it moves most: name another`,
      ),
    ];
  if (!isNothingWithout(step)) return [];
  const message = `offer ${offer} goes to those whom it moves most, and without_offer says that the mail does not go without it: remove one of the two`;
  return [pathProblem([...path, "without_offer"], message)];
}
