import { parse } from "csv-parse/sync";
import { MOST_CODES } from "../../src/contracts/admin-codes.ts";
import { codeProblem } from "../../src/domain/offers/pools.ts";
import { Refusal } from "../terminal/refusal.ts";
import type { CodesAccess } from "./access.ts";

export interface ListReport {
  readonly lines: number;
  readonly added: number;
  /** In the pool already, or handed out. */
  readonly known: number;
  readonly refused: readonly { readonly line: number; readonly code: string; readonly why: string }[];
}

interface Line {
  readonly line: number;
  readonly code: string;
}

/** What csv-parse makes of a line with `info`. */
interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** What the first column of a list may be called. */
const TITLES = new Set(["code", "codes", "coupon", "coupon code", "discount code", "промокод", "код"]);

/** The codes of a list: the first cell of each line, with or without a title above them. */
export function linesOf(text: string): readonly Line[] {
  const records = parse(text, {
    ...{ bom: true, delimiter: [",", ";", "\t"], info: true, relax_column_count: true },
    ...{ relax_quotes: true, skip_empty_lines: true, trim: true },
  }) as unknown as readonly Row[];
  const lines = records.map(({ record, info }) => ({ line: info.lines, code: record[0] ?? "" }));
  return TITLES.has(lines[0]?.code.toLowerCase() ?? "") ? lines.slice(1) : lines;
}

/** Adds the codes of a list to an offer's pool. Whoever brings the same list again adds what is missing. */
export async function addList(
  access: Pick<CodesAccess, "add">,
  { offer, text, dryRun }: { readonly offer: string; readonly text: string; readonly dryRun: boolean },
): Promise<ListReport> {
  const lines = linesOf(text);
  const refused: { line: number; code: string; why: string }[] = [];
  const seen = new Map<string, number>();
  const good = lines.filter(({ line, code }) => {
    const first = seen.get(code.toUpperCase());
    const why = codeProblem(code) ?? (first === undefined ? undefined : `is on line ${first} already`);
    if (why === undefined) seen.set(code.toUpperCase(), line);
    else refused.push({ line, code, why });
    return why === undefined;
  });
  const counts = { added: 0, known: 0 };
  // With no code left to add it is still asked whether there is such a pool.
  for (let from = 0; from === 0 || from < good.length; from += MOST_CODES) {
    const part = good.slice(from, from + MOST_CODES);
    const outcome = await access.add({ offer, codes: part.map(({ code }) => code), dryRun });
    if (outcome.kind === "no-pool") throw new Refusal(`${outcome.why}. Nothing was added.`, 1);
    for (const [index, result] of outcome.results.entries()) {
      const at = part[index];
      if (typeof result === "string") counts[result] += 1;
      else if (at) refused.push({ ...at, why: result.refused });
    }
  }
  return { lines: lines.length, ...counts, refused: refused.sort((one, other) => one.line - other.line) };
}
