/** Control characters, what turns the direction of text around, and what nobody sees; the joiner of emoji stays. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Characters that mail programs and browsers take for the dot of a host. */
const DOT = "[.\u3002\uff0e\uff61]";
const LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?";
const SCHEME = String.raw`(?:\p{L}[\p{L}\p{N}+.-]*:\/\/|(?:mailto|javascript|data|tel|sms):(?=\S))\S*`;
const ADDRESS_OF_NUMBERS = String.raw`\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}])`;
/** Names of hosts end in letters. No host: `2.Wahl`, and `Node.js`, which books are called after. */
const HOST = `(?!\\p{N}+\\.\\p{L}+(?![\\p{L}\\p{N}.:/?#-]))(?:${LABEL}${DOT})+(?!js(?![\\p{L}\\p{N}-]))(?:xn--[\\p{L}\\p{N}-]+|\\p{L}{2,63})(?![\\p{L}\\p{N}])`;
const LINK = new RegExp(
  `${SCHEME}|(?<![\\p{L}\\p{N}])(?:\\S*@)?(?:${HOST}|${ADDRESS_OF_NUMBERS})(?:[:/?#]\\S*)?`,
  "giu",
);

/** `Dr.Müller` and `A.Schmidt` lack a space; they are no hosts. */
const ABBREVIATED =
  /(?<![\p{L}\p{N}.])(\p{Lu}|Dr|Mr|Mrs|Ms|Prof|St|Fr|Hr|Ing|Mag)\.(?=\p{Lu}\p{Ll}+(?:\s|$))/gu;

const NO_NAMES = new Set(["null", "undefined", "none", "n/a", "na", "nan", "test", "-"]);
const LONGEST_NAME = 60;

/** A person's name as mails may show it; undefined for a placeholder and for text with a link in it. */
export function personName(text: string): string | undefined {
  const seen = visible(text).replace(ABBREVIATED, "$1. ");
  if (seen === "" || seen.search(LINK) >= 0 || isNoName(seen)) return undefined;
  return [...seen].slice(0, LONGEST_NAME).join("").trim();
}

/** A thing's name as mails may show it: links are cut out; undefined when nothing is left. */
export function itemName(text: string): string | undefined {
  const left = visible(visible(text).replace(ABBREVIATED, "$1. ").replace(LINK, " "));
  return left === "" ? undefined : left;
}

const LONGEST_TEXT = 500;

const visible = (text: string): string =>
  text.slice(0, LONGEST_TEXT).toWellFormed().replace(/\s+/gu, " ").replace(UNSEEN, "").trim();

/** "test" alone may be somebody; twice it is a form that was tried. */
function isNoName(name: string): boolean {
  const lower = name.toLowerCase();
  if (lower === "[object object]") return true;
  const words = lower.split(" ");
  return words.every((word) => NO_NAMES.has(word)) && (lower !== "test" || words.length > 1);
}

const PLAIN_NAME = /^[\p{L}\p{M}][\p{L}\p{M} .'’-]{0,39}$/u;

/**
 * A name to greet somebody by of whom nothing is proven yet: undefined where it is no plain name, because anybody can name
 * themselves a message and have it sent to any address.
 */
export const greetable = (name: string | undefined): string | undefined =>
  name !== undefined && PLAIN_NAME.test(name) ? name : undefined;
