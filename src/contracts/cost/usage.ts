/** What AWS bills by, each in its own unit. */
export const KINDS = [
  "httpRequests",
  "invocations",
  "gbSeconds",
  "readUnits",
  "writeUnits",
  "transitions",
  "busEvents",
  "mails",
  "secretReads",
  "logBytes",
] as const;

type Kind = (typeof KINDS)[number];
/** How much of each kind something uses: adds up, and multiplies by how often it happens. */
export type Usage = Readonly<Record<Kind, number>>;

const usage = (of: (kind: Kind) => number): Usage =>
  Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<Kind, number>;

export const NOTHING: Usage = usage(() => 0);
export const plus = (...parts: readonly Usage[]): Usage =>
  usage((kind) => parts.reduce((sum, part) => sum + part[kind], 0));
export const times = (one: Usage, factor: number): Usage => usage((kind) => one[kind] * factor);
export const minus = (a: Usage, b: Usage): Usage => plus(a, times(b, -1));
/** The line through two measurements: what one more of what they differ in uses, and what is used without any. */
export function lineThrough(
  [few, small]: readonly [number, Usage],
  [many, large]: readonly [number, Usage],
): { readonly fixed: Usage; readonly each: Usage } {
  const each = times(minus(large, small), 1 / (many - few));
  return { each, fixed: minus(small, times(each, few)) };
}
