/** Objects as lists of their values in the order of `names`: null for what one lacks, unless at the end. */
export function listing<T extends object>(...names: readonly (keyof T & string)[]) {
  return {
    list(value: T): readonly unknown[] {
      const values = names.map((name) => value[name] ?? null);
      return values.slice(0, values.findLastIndex((one) => one !== null) + 1);
    },
    unlist(values: readonly unknown[]): T {
      const entries = names.map((name, index) => [name, values[index] ?? undefined] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
    },
  };
}
