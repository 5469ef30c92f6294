import type { Planned, RecordChange } from "./record.ts";

// biome-ignore lint/suspicious/noExplicitAny: any method; the rows below know which
type Method = (...args: any[]) => Promise<any>;

/**
 * What each method of an access changes: `reads` where it changes nothing, else the line for the log by the call's
 * arguments, or undefined for a call that is only a try. A method without a row does not compile.
 */
export type Rows<A> = {
  readonly [K in keyof A as A[K] extends Method ? K : never]: A[K] extends (
    ...args: infer P
  ) => Promise<infer R>
    ? "reads" | ((...args: P) => Planned<R> | undefined)
    : never;
};

/** The same access, each of whose changes is in the log of changes. */
export function recorded<A extends object>(access: A, rows: Rows<A>, record: RecordChange): A {
  const methods = Object.entries(rows).flatMap(([name, row]) => {
    if (row === "reads") return [];
    const act = access[name as keyof A] as Method;
    const plan = row as (...args: unknown[]) => Planned<unknown> | undefined;
    const method: Method = (...args) => {
      const change = plan(...args);
      return change ? record(change, () => act(...args)) : act(...args);
    };
    return [[name, method] as const];
  });
  return { ...access, ...Object.fromEntries(methods) };
}
