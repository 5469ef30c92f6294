export type DecimalMark = "." | ",";

/** What stands between groups of three digits: spaces of all kinds, apostrophes. */
const GROUPING = /[\s\u00a0\u202f\u2009'’_]/g;
/** Currency signs and words around the number: `$`, `₽`, `руб.`, `RUB`. */
const CURRENCY = /^[^\d(+\-.,]*|[^\d).,]*\.?$/gu;

/** A decimal as the file writes it: `1 234,50 ₽`, `$1,234.50`, `(12.00)`. Undefined when it is not one number. */
export function readDecimal(text: string, mark: DecimalMark): number | undefined {
  const negative = /^\s*(\(.*\)|[^\d]*[-−])/.test(text);
  const bare = text
    .replace(/^\s*([^\d]*)[-−(]/, "$1")
    .replace(/\)\s*$/, "")
    .replace(GROUPING, "")
    .replace(CURRENCY, "");
  const plain = pointed(bare.replace(/^\+/, ""), mark);
  if (plain === undefined) return undefined;
  return negative ? -Number(plain) : Number(plain);
}

/** The decimal mark that one value shows: undefined where it could be either (`12`, `1,234`). */
export function markShownBy(text: string): DecimalMark | undefined {
  const bare = text.replace(GROUPING, "");
  const marks = bare.match(/[.,](?=\d)/g) ?? [];
  const last = marks.at(-1);
  if (last !== "." && last !== ",") return undefined;
  if (new Set(marks).size === 2) return last;
  if (marks.length > 1) return last === "." ? "," : ".";
  const decimals = /[.,](\d+)\D*$/.exec(bare)?.[1] ?? "";
  return decimals.length === 3 ? undefined : last;
}

function pointed(bare: string, mark: DecimalMark): string | undefined {
  const grouping = mark === "." ? "," : ".";
  const [whole = "", decimals, ...more] = bare.split(mark);
  if (more.length > 0 || decimals?.includes(grouping)) return undefined;
  const groups = whole.split(grouping);
  const grouped = groups.length > 1;
  if (grouped && !groups.slice(1).every((group) => /^\d{3}$/.test(group))) return undefined;
  const plain = `${groups.join("") || "0"}${decimals ? `.${decimals}` : ""}`;
  return /^\d+(\.\d+)?$/.test(plain) && /\d/.test(bare) ? plain : undefined;
}
