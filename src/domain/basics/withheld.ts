import { maskedAddress, maskedName, maskedPhone, maskedText } from "./mask.ts";

/**
 * Which fields of an answer everybody may read: `status`, or with what is around it where a name alone says too little,
 * `items.name`. Lists count as what is in them. Numbers, yes and no are open unless they are in something closed.
 */
export interface OpenFields {
  readonly texts: ReadonlySet<string>;
  /** Left out with everything in them. */
  readonly closed: ReadonlySet<string>;
  /** Open with everything in them: the shop's own names, by language. */
  readonly whole?: ReadonlySet<string>;
}

const BY_NAME: Readonly<Record<string, (text: string) => string>> = {
  address: maskedAddress,
  email: maskedAddress,
  name: maskedName,
  phone: maskedPhone,
};

/**
 * An answer without what is personal in it. A text is masked unless its field is open: a field that nobody has thought
 * about shows nothing. An address is masked wherever it stands, be it the name of a field.
 */
export function withheld(answer: unknown, open: OpenFields, path: readonly string[] = []): unknown {
  if (typeof answer === "string") return textOf(answer, open, path);
  if (Array.isArray(answer)) return answer.map((one) => withheld(one, open, path));
  if (typeof answer !== "object" || answer === null) return answer;
  const members = Object.entries(answer).flatMap(([name, value]) => {
    if (isAmong(open.closed, [...path, name])) return [];
    if (open.whole && isAmong(open.whole, [...path, name])) return [[name, value] as const];
    return [[withoutAddress(name), withheld(value, open, [...path, name])] as const];
  });
  return Object.fromEntries(members);
}

function textOf(text: string, open: OpenFields, path: readonly string[]): string {
  if (isAmong(open.texts, path)) return withoutAddress(text);
  const mask = BY_NAME[path.at(-1) ?? ""] ?? maskedText;
  return mask(text);
}

const isAmong = (fields: ReadonlySet<string>, path: readonly string[]): boolean =>
  fields.has(path.at(-1) ?? "") || fields.has(path.slice(-2).join("."));

const withoutAddress = (text: string): string => (text.includes("@") ? maskedAddress(text) : text);
