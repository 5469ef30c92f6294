import { parse } from "csv-parse/sync";
import { Refusal } from "../terminal/refusal.ts";

export interface Line {
  readonly line: number;
  readonly code: string;
}

/** What csv-parse makes of a line with `info`. */
interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** What the column of codes may be called, in any case. */
const TITLES = new Set([
  ...["code", "codes", "coupon", "coupons", "coupon code", "discount code", "promo code", "promocode"],
  ...["voucher", "voucher code", "gutschein", "gutscheincode", "code promo", "cupón"],
  ...["промокод", "промокоды", "код", "купон"],
]);

const isTitle = (text: string): boolean => TITLES.has(text.toLowerCase().replace(/[_-]/g, " "));

/**
 * The codes of a list: the column that is called `code`, or the only one there is. Throws a Refusal where nobody can tell
 * which column is meant.
 */
export function linesOf(text: string): readonly Line[] {
  const rows = rowsOf(text);
  const head = rows[0]?.record ?? [];
  const titled = head.findIndex(isTitle);
  const column = Math.max(0, titled);
  const body = titled < 0 ? rows : rows.slice(1);
  if (titled < 0 && head.length > 1)
    throw new Refusal(
      `line ${rows[0]?.info.lines}: none of the columns ${head.map((cell) => JSON.stringify(cell)).join(", ")} is called code: write code above the column with the codes`,
      1,
    );
  const lines = body.map(({ record, info }) => ({ line: info.lines, code: record[column] ?? "" }));
  const [first, ...others] = lines;
  if (titled < 0 && first && looksLikeTitle(first, others))
    throw new Refusal(
      `line ${first.line}: ${JSON.stringify(first.code)} looks like the title of the column, not like the codes below it: call it code, or leave it out`,
      1,
    );
  return lines;
}

/** Codes of one list look alike: the only one without a digit, at its top, is none. */
const looksLikeTitle = ({ code }: Line, others: readonly Line[]): boolean =>
  others.length > 1 && !/\d/.test(code) && others.every((other) => /\d/.test(other.code));

function rowsOf(text: string): readonly Row[] {
  try {
    return parse(text, {
      ...{ bom: true, delimiter: [",", ";", "\t"], info: true, relax_column_count: true },
      ...{ skip_empty_lines: true, trim: true },
    }) as unknown as readonly Row[];
  } catch (error) {
    throw new Refusal(`the list cannot be read: ${(error as Error).message}`, 1);
  }
}
