import { nearest } from "../nearest.ts";

type Data = Readonly<Record<string, unknown>>;

/** Whether a path of names leads somewhere in what a template sees. Inside of a list every name is good. */
export function isKnown([head, ...rest]: readonly string[], value: unknown): boolean {
  if (head === undefined || Array.isArray(value)) return true;
  if (typeof value !== "object" || value === null) return head === "size";
  return head in value && isKnown(rest, Reflect.get(value, head));
}

export function unknownName(name: string, full: Data): string {
  const near = nearest(name, namesOf(full));
  return `unknown variable ${name}: ${near ? `did you mean ${near}?` : "docs/config.md lists the variables"}`;
}

function namesOf(value: unknown, prefix = ""): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...namesOf(inner, `${prefix}${key}.`),
  ]);
}
