/** The fields that have a value, for shapes whose optional fields are absent rather than undefined. */
export function defined<T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const present: Partial<Record<keyof T, unknown>> = {};
  for (const key in fields) {
    if (fields[key] !== undefined) present[key] = fields[key];
  }
  return present as { readonly [K in keyof T]?: Exclude<T[K], undefined> };
}
