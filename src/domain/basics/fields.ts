/** An object of a message, as it came. */
export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const snakeCase = (key: string): string => key.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();

const CAPITAL = /[A-Z]/;

/** Keys in snake case, so that `image_url` and `imageURL` are one. Where both occur, the one in snake case wins. */
export function toSnakeCase(value: unknown): Fields {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value);
  if (!entries.some(([key]) => CAPITAL.test(key))) return value;
  const snake = entries.map(([key, one]) => [snakeCase(key), one] as const);
  return Object.fromEntries([...snake, ...entries.filter(([key]) => !CAPITAL.test(key))]);
}
