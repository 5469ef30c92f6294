export type DecimalMark = "." | ",";

const SPACES = /[\s_]+/g;
/** Joiners and marks of direction, which locales of right-to-left scripts put around signs and currencies. */
const INVISIBLE = /\p{Cf}/gu;
/** ASCII has one mark for each of these. Arabic script has a decimal mark and a grouping mark of its own. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212\u2796]/g, "-"],
  [/[\u2018\u2019\u02b9\u02bb\u02bc\u2032\u00b4`]/g, "'"],
  [/\u060c/g, ","],
  [/\u066b/g, "D"],
  [/\u066c/g, "G"],
];
const PLAIN = /^[\x21-\x7e]*$/;

/**
 * The text in ASCII as far as numbers go: digits of any script, full-width forms, spaces, dashes and apostrophes of
 * all kinds become one each. The Arabic decimal mark becomes D, its grouping mark G.
 */
export function plainNumberText(text: string): string {
  if (PLAIN.test(text)) return text.replace(/[`_]/g, (mark) => (mark === "_" ? " " : "'"));
  let plain = text.replaceAll("\u00b4", "'").replace(INVISIBLE, "").normalize("NFKC");
  for (const [others, one] of ALIKE) plain = plain.replace(others, one);
  return plain
    .replace(/\p{Nd}/gu, latinDigit)
    .replace(SPACES, " ")
    .trim();
}

const DIGIT = /^\p{Nd}$/u;

/** Unicode keeps the ten digits of a script side by side. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** What digits and marks come to if the decimal mark is a point, and if it is a comma; absent where they make no number. */
export interface Readings {
  readonly point?: number;
  readonly comma?: number;
}

const SCIENTIFIC = /^(\d+)(?:[.,](\d+))?e([+-]?\d{1,3})$/i;
const WITH_ARABIC_MARKS = /^(\d{1,3}(?:G\d{2,3})*G\d{3}|\d*)(?:D(\d+))?$/;

/** Reads text that begins and ends with a digit, or begins with its decimal mark. */
export function readingsOf(digits: string): Readings {
  const only = SCIENTIFIC.exec(digits) ?? WITH_ARABIC_MARKS.exec(digits);
  if (only) {
    const [, whole = "", decimals = "0", exponent = "0"] = only;
    const value = Number(`${whole.replaceAll("G", "") || "0"}.${decimals}e${exponent}`);
    return { point: value, comma: value };
  }
  const point = withMark(digits, ".");
  const comma = withMark(digits, ",");
  return { ...(point !== undefined && { point }), ...(comma !== undefined && { comma }) };
}

function withMark(digits: string, mark: DecimalMark): number | undefined {
  const [whole = "", decimals = "0", ...more] = digits.split(mark);
  if (more.length > 0 || !/^\d+$/.test(decimals)) return undefined;
  const plain = ungrouped(whole, mark);
  return plain === undefined ? undefined : Number(`${plain || "0"}.${decimals}`);
}

/** Groups of three, or of two but for the last (India); in one number all are kept apart by the same mark. */
function ungrouped(whole: string, mark: DecimalMark): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  const [separator = ""] = /\D/.exec(whole) ?? [];
  if (!GROUPING[mark].includes(separator)) return undefined;
  const [first = "", ...groups] = whole.split(separator);
  const last = groups.pop() ?? "";
  const long = separator === "," ? /^(\d{3}|\d{2})$/ : /^\d{3}$/;
  const regular = groups.every((group) => long.test(group) && group.length === groups[0]?.length);
  const begins = groups[0]?.length === 2 ? /^[1-9]\d?$/ : /^[1-9]\d{0,2}$/;
  return regular && begins.test(first) && /^\d{3}$/.test(last) ? whole.replaceAll(separator, "") : undefined;
}

const GROUPING: Readonly<Record<DecimalMark, string>> = { ".": ", '", ",": ". '" };
