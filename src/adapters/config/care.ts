import { list, record } from "./loose.ts";
import type { PathProblem } from "./problem.ts";
import { localisedProblems, pathProblem } from "./reference.ts";
import type { Known } from "./references.ts";

type Loose = Readonly<Record<string, unknown>>;

/** Texts that a language lacks, and entries that an earlier one leaves nothing to say. */
export function careProblems(value: unknown, { languages }: Known): readonly PathProblem[] {
  const entries = list(record(value).list).map(record);
  const names = entries.map(aboutOf);
  return entries.flatMap((entry, index) => [
    ...localisedProblems(["list", index, "instructions"], entry.instructions, languages),
    ...localisedProblems(["list", index, "manual"], entry.manual, languages),
    ...list(entry.accessories)
      .map(record)
      .flatMap(({ name }, at) =>
        localisedProblems(["list", index, "accessories", at, "name"], name, languages),
      ),
    ...(names[index] !== undefined && names.indexOf(names[index]) < index
      ? [pathProblem(["list", index], `${names[index]} is there already: put the two together`)]
      : []),
  ]);
}

function aboutOf({ product, category }: Loose): string | undefined {
  if (typeof product === "string") return `product ${product}`;
  return typeof category === "string" ? `category ${category}` : undefined;
}
