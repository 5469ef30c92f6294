import type { Fact } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";

/** What stands around an address in a text, in an address of a page too. */
const WORDS = /[^\s"'<>()[\]{},;:=&?/\\|]+/gu;
const AT = /[@＠]|%40/giu;

/** A text whose e-mail addresses can be told apart and not written to: `c…@evil.example`. */
export const masked = (text: string): string =>
  text.search(AT) < 0 ? text : text.replace(WORDS, (word) => maskedWord(word));

function maskedWord(word: string): string {
  const at = [...word.matchAll(AT)].at(-1);
  const [first] = word;
  if (!at || at.index === 0 || first === undefined) return word;
  const domain = word.slice(at.index + at[0].length);
  return domain === "" ? word : `${first}…@${domain}`;
}

/**
 * A browser's fact as it is stored: without an address that could be written to. What anybody may claim of anybody must
 * not make this the place where strangers' addresses are found; whose it is, the keys and the ledgers say.
 */
export function withoutAddresses(fact: Fact): Fact {
  if (rankOf(fact) !== "browser") return fact;
  switch (fact.kind) {
    case "identified": {
      const { email, name, traits } = fact;
      return {
        ...fact,
        ...(email !== undefined && { email: masked(email) }),
        ...(name !== undefined && { name: masked(name) }),
        ...(traits && { traits: withMaskedNames(everywhere(traits)) }),
      };
    }
    case "consent-given":
    case "consent-withdrawn":
      return { ...fact, proof: everywhere(fact.proof) };
    case "visited":
      return fact.url === undefined ? fact : { ...fact, url: masked(fact.url) };
    case "subscribed":
      return { ...fact, entry: masked(fact.entry) };
    case "opaque":
      return { ...fact, payload: everywhere(fact.payload) };
    default:
      return fact;
  }
}

/** The same with all its texts masked. */
function everywhere<T>(told: T): T;
function everywhere(told: unknown): unknown {
  if (typeof told === "string") return masked(told);
  if (Array.isArray(told)) return told.map((one) => everywhere(one));
  if (typeof told !== "object" || told === null) return told;
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, everywhere(value)]));
}

function withMaskedNames<T>(fields: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [masked(name), value]));
}
