import { OUTSIDE_OF_CHAINS } from "../../../domain/conditions/field-domains.ts";
import type { Formula } from "../../../domain/conditions/formula.ts";
import { fails, holds } from "../../../domain/conditions/possible.ts";
import type { Segments } from "../../../domain/config/segments.ts";
import type { PathProblem } from "../problem.ts";
import { neverHolds } from "./conditions.ts";
import type { Judge } from "./judge.ts";

interface Rule {
  readonly id: string;
  readonly formula: Formula;
}

/** Segments to which nobody can ever come. */
export function segmentWarnings({ list, otherwise }: Segments, judge: Judge): readonly PathProblem[] {
  const rules = list.map(({ id, when }) => ({ id, formula: judge.read(when).formula }));
  const warnings = rules.flatMap((rule, index): readonly PathProblem[] => {
    const path = ["list", index, "when"];
    const never = neverHolds(rule.formula, [holds(OUTSIDE_OF_CHAINS)], judge);
    if (never) {
      const message = `can never hold, so nobody comes to segment ${rule.id}: ${never}`;
      return [{ path, message }];
    }
    const taken = takenBy(rule, rules.slice(0, index), judge);
    return taken === undefined ? [] : [{ path, message: taken }];
  });
  const everybody = rules.map(({ formula }) => fails(formula));
  if (rules.length === 0 || judge.canBe(holds(OUTSIDE_OF_CHAINS), ...everybody)) return warnings;
  const message = `nobody comes to segment ${otherwise.id}: the segments before it take everybody; make one of them narrower, or remove the last of them and give its id and name to otherwise`;
  return [...warnings, { path: ["otherwise", "id"], message }];
}

/** Why nobody comes to a segment behind those before it; undefined where somebody may. */
function takenBy({ id, formula }: Rule, earlier: readonly Rule[], judge: Judge): string | undefined {
  const here = [holds(OUTSIDE_OF_CHAINS), holds(formula)];
  const one = earlier.find((rule) => !judge.canBe(...here, fails(rule.formula)));
  if (one) {
    return `nobody comes to segment ${id}: everybody for whom this holds is in ${one.id}, which is tried before it; write ${id} before ${one.id}, or make ${one.id} narrower`;
  }
  if (judge.canBe(...here, ...earlier.map((rule) => fails(rule.formula)))) return undefined;
  const names = earlier.map((rule) => rule.id).join(", ");
  return `nobody comes to segment ${id}: everybody for whom this holds is in one of those before it (${names}); write ${id} before them, or make them narrower`;
}
