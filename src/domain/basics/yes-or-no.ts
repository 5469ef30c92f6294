const YES = words(
  ...["yes", "y", "true", "t", "1", "on", "checked", "granted", "grant", "given", "subscribed", "subscribe"],
  ...[
    "opt in",
    "opted in",
    "agreed",
    "agree",
    "accepted",
    "accept",
    "allowed",
    "allow",
    "enabled",
    "confirmed",
  ],
  ...["да", "д", "истина", "вкл", "согласен", "согласна", "подписан", "подписана", "ja", "oui", "sí", "sim"],
  ...["tak", "wahr", "vrai", "x"],
);
const NO = words(
  ...["no", "n", "false", "f", "0", "off", "unchecked", "never", "stop", "disabled", "refused", "rejected"],
  ...["opt out", "opted out", "unsub", "unsubbed", "unsubscribe", "unsubscribed", "declined", "decline"],
  ...["denied", "deny", "withdrawn", "withdraw", "revoked", "revoke", "disallowed", "do not contact"],
  ...["do not email", "do not mail", "dnc", "blocked", "complained"],
  ...["нет", "н", "ложь", "выкл", "отписан", "отписана", "отписался", "отписалась", "отказ", "отказался"],
  ...["отказалась", "не согласен", "не согласна", "nein", "non", "não", "abgemeldet", "désabonné", "baja"],
  ...["nie", "nee", "falsch", "faux", "cleaned"],
);
/** Nobody has asked the person, or nobody has answered. */
const UNDECIDED = words("pending", "not subscribed", "never subscribed", "unknown", "not asked", "no answer");
/** Words that make a no of whatever follows them. */
const NEGATIONS = new Set(
  ["no", "not", "never", "do not", "dont", "не", "нет", "nein", "nicht", "non", "não"].map(plain),
);

export type YesOrNo = "yes" | "no" | "undecided";

/**
 * A yes or no in words, in a few languages; case, spaces and punctuation do not matter. Undefined for words that are
 * not known: for a consent that is never a yes.
 */
export function readYesOrNo(value: unknown): YesOrNo | undefined {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === 1 || value === 0) return value ? "yes" : "no";
  if (typeof value !== "string" || value.length > 100) return undefined;
  const word = plain(value);
  if (UNDECIDED.has(word)) return "undecided";
  if (NO.has(word)) return "no";
  if (YES.has(word)) return "yes";
  const [first = "", ...more] = value.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((part) => part !== "");
  return more.length > 0 && NEGATIONS.has(plain(first)) ? "no" : undefined;
}

function words(...all: readonly string[]): ReadonlySet<string> {
  return new Set(all.map(plain));
}

/** Letters and digits alone, lower case, without accents; a word that has digits is taken as it is. */
function plain(text: string): string {
  const folded = text.normalize("NFKD").toLowerCase().trim();
  return /\d/.test(folded) ? folded : folded.replace(/[^\p{L}]/gu, "");
}
