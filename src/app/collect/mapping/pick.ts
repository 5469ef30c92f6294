type Given<T, K extends keyof T> = { readonly [name in K]?: Exclude<T[name], undefined> };

/** Those of the fields that are there. */
export function pick<T, K extends keyof T>(from: T, ...names: readonly K[]): Given<T, K> {
  const entries = names.map((name) => [name, from[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Given<T, K>;
}
