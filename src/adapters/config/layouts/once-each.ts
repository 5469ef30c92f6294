import type { Problem } from "../problem.ts";

/** A problem that came out when one template was tried. */
export interface Told {
  readonly problem: Problem;
  /** The template's file. */
  readonly template: string;
}

/**
 * What is wrong in a layout or a partial comes out with every template that has it, and is said once. Where it is wrong
 * only in some of them, it is said in which: there may be nothing wrong with the shared file at all.
 */
export function onceEach(
  told: readonly Told[],
  users: ReadonlyMap<string, readonly string[]>,
): readonly Problem[] {
  const byProblem = new Map<string, { readonly problem: Problem; readonly templates: Set<string> }>();
  for (const { problem, template } of told) {
    const { file, line, column, message } = problem;
    const key = `${file}:${line}:${column}:${message}`;
    const known = byProblem.get(key) ?? { problem, templates: new Set() };
    byProblem.set(key, known);
    known.templates.add(template);
  }
  return [...byProblem.values()].map(({ problem, templates }) => {
    const all = users.get(problem.file) ?? [];
    const [first, ...more] = [...templates].sort();
    if (first === undefined || first === problem.file || templates.size >= all.length) return problem;
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    return { ...problem, message: `${problem.message} (in ${first}${others})` };
  });
}
