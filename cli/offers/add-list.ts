import { MOST_CODES } from "../../src/contracts/admin-codes.ts";
import { codeProblem } from "../../src/domain/offers/pools.ts";
import { Refusal } from "../terminal/refusal.ts";
import type { CodesAccess } from "./access.ts";
import { type Line, linesOf } from "./code-list.ts";

export interface ListReport {
  readonly lines: number;
  readonly added: number;
  /** In the list of the offer already, or handed out. */
  readonly known: number;
  readonly refused: readonly (Line & { readonly why: string })[];
}

interface AddList {
  readonly offer: string;
  readonly text: string;
  readonly dryRun: boolean;
  /** Told after each part how many lines are done of how many. */
  readonly onPart?: (done: number, all: number) => void;
}

/** Adds the codes of a list to an offer's pool. Whoever brings the same list again adds what is missing. */
export async function addList(
  access: Pick<CodesAccess, "add">,
  { offer, text, dryRun, onPart }: AddList,
): Promise<ListReport> {
  const lines = linesOf(text);
  const { good, refused } = sorted(lines);
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
    onPart?.(from + part.length, good.length);
  }
  return { lines: lines.length, ...counts, refused: refused.sort((one, other) => one.line - other.line) };
}

function sorted(lines: readonly Line[]) {
  const refused: (Line & { readonly why: string })[] = [];
  const seen = new Map<string, number>();
  const good = lines.filter(({ line, code }) => {
    const first = seen.get(code.toUpperCase());
    const why = codeProblem(code) ?? (first === undefined ? undefined : `is on line ${first} already`);
    if (why === undefined) seen.set(code.toUpperCase(), line);
    else refused.push({ line, code, why });
    return why === undefined;
  });
  return { good, refused };
}
