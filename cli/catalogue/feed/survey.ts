import { misuse } from "../../terminal/refusal.ts";
import type { FeedRow, ReadRow } from "./row.ts";

/** Rows of one feed: what is known of all of them is in memory at once. */
const MOST_ROWS = 500_000;

/** Why rows were left out, or something of them, with how often and where first. */
export type Reasons = ReadonlyMap<string, { readonly count: number; readonly lines: readonly number[] }>;

/** What a feed holds as a whole, before anything of it is written. */
export interface Survey {
  readonly rows: number;
  /** By product. */
  readonly products: ReadonlyMap<string, SurveyedProduct>;
  readonly skipped: Reasons;
  readonly remarks: Reasons;
  /** Of rows that were left out without anybody knowing which product they are. */
  readonly unknown: number;
  /** Whose an id is; undefined of one that several products claim, which is nobody's. */
  ownerOf(id: string): string | undefined;
}

interface SurveyedProduct {
  /** Which row stands for all, counted from 1: the first that is in stock, else the first. */
  readonly row: number;
  readonly inStock: boolean;
  readonly aliases: readonly string[];
}

/** Reads a feed once. Rows with an id that has been there are left out, and so are ids that say nothing for certain. */
export async function surveyed(rows: AsyncIterable<readonly ReadRow[]>): Promise<Survey> {
  const products = new Map<string, SurveyedProduct>();
  const owners = new Map<string, string | undefined>();
  const ids = new Map<string, number>();
  const skipped = new Map<string, { count: number; lines: number[] }>();
  const remarks = new Map<string, { count: number; lines: number[] }>();
  let [count, unknown] = [0, 0];
  const take = (row: FeedRow) => {
    const first = ids.get(row.id);
    if (first !== undefined) return note(skipped, `the same id as an earlier row`, row.line);
    ids.set(row.id, row.line);
    for (const remark of row.remarks) note(remarks, remark, row.line);
    const before = products.get(row.product);
    const takesOver = !before || (!before.inStock && row.inStock);
    products.set(row.product, {
      row: takesOver ? count : before.row,
      inStock: row.inStock || (before?.inStock ?? false),
      aliases: [...(before?.aliases ?? []), ...row.aliases],
    });
    for (const alias of row.aliases)
      owners.set(alias, !owners.has(alias) || owners.get(alias) === row.product ? row.product : undefined);
  };
  for await (const chunk of rows)
    for (const row of chunk) {
      count += 1;
      if (count > MOST_ROWS) throw misuse(`more than ${MOST_ROWS.toLocaleString("en")} rows: split the feed`);
      if ("skipped" in row) {
        unknown += 1;
        note(skipped, row.skipped, row.line);
      } else take(row);
    }
  return {
    ...{ rows: count, products, skipped, remarks, unknown },
    ownerOf: (id) => (products.has(id) ? id : owners.get(id)),
  };
}

const MOST_LINES = 5;

function note(reasons: Map<string, { count: number; lines: number[] }>, reason: string, line: number): void {
  const noted = reasons.get(reason) ?? { count: 0, lines: [] };
  reasons.set(reason, noted);
  noted.count += 1;
  if (noted.lines.length < MOST_LINES) noted.lines.push(line);
}
