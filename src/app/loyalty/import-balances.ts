import pMap from "p-map";
import { dayOf, instantAt, parseDay } from "../../domain/basics/calendar.ts";
import type { CustomerKey, Fact, FactOf } from "../../domain/facts/facts.ts";
import type { EventStore } from "../../ports/facts.ts";
import { grantFact } from "./grant.ts";
import { makeProgramme, type Programme, type ProgrammeDeps } from "./wallets/programme.ts";
import { makeWalletOf, type WalletOfDeps } from "./wallets/wallet-of.ts";

/** A line of the file, as it stands there. */
export interface BalanceRow {
  readonly line: number;
  readonly customer: string;
  readonly points: string;
  /** `YYYY-MM-DD`, the last day on which they can be spent. By the shop's own rules where empty. */
  readonly expires?: string;
}

export interface BalanceImport {
  /** `imp-…`, by the file: by it the import is undone. */
  readonly import: string;
  /** The other programme. */
  readonly from: string;
  readonly by: string;
  readonly rows: readonly BalanceRow[];
  readonly dryRun: boolean;
}

export type ImportedBalances =
  | {
      readonly kind: "done";
      readonly imported: number;
      /** Lines that were imported before. */
      readonly already: number;
      readonly points: number;
      readonly refused: readonly { readonly line: number; readonly why: string }[];
    }
  | { readonly kind: "no-programme" };

const AT_ONCE = 8;
const MOST_POINTS = 1e9;

/**
 * Brings balances along from another programme: one grant a line. The same line of the same file again gives nothing more.
 * Of a customer who has points of that programme by another file nothing is taken: a file that was mended and comes again
 * gives what it had not given.
 */
export function makeImportBalances(
  deps: WalletOfDeps & ProgrammeDeps & { readonly events: Pick<EventStore, "append" | "factsOf"> },
): (asked: BalanceImport) => Promise<ImportedBalances> {
  const walletOf = makeWalletOf(deps);
  const programmeNow = makeProgramme(deps);
  return async ({ rows, dryRun, from, by, import: importId }) => {
    const programme = await programmeNow();
    if (!programme) return { kind: "no-programme" };
    let [imported, already, points] = [0, 0, 0];
    const refused: { line: number; why: string }[] = [];
    await pMap(
      rows,
      async (row) => {
        const read = readRow(row, programme);
        const wallet = "why" in read ? undefined : await walletOf(row.customer, programme);
        if ("why" in read) return void refused.push({ line: row.line, why: read.why });
        if (!wallet) {
          const why = `nobody is known by ${row.customer === "" ? "an empty cell" : `"${row.customer}"`}`;
          return void refused.push({ line: row.line, why });
        }
        const fact = grantFact(wallet.customer, {
          ...{ ...read, reason: `from ${from}`, by, at: programme.now.at },
          ...{ grant: `${importId}:${row.line}`, import: importId },
        });
        const standing = standingOf(fact, await factsOf(wallet.customer));
        if (typeof standing === "object") return void refused.push({ line: row.line, ...standing });
        if (standing === "new" && !dryRun) await deps.events.append([fact]);
        if (standing === "there") already += 1;
        else {
          imported += 1;
          points += read.points;
        }
      },
      { concurrency: AT_ONCE },
    );
    return { kind: "done", imported, already, points, refused: refused.sort((a, b) => a.line - b.line) };
  };

  async function factsOf(customer: CustomerKey): Promise<readonly Fact[]> {
    const { aliases = [] } = (await deps.customers.get(customer))?.profile ?? {};
    return (await Promise.all([customer, ...aliases].map((key) => deps.events.factsOf(key)))).flat();
  }
}

/** Whether a grant is new to the facts that count of a customer, is there, or may not be. */
function standingOf(
  grant: FactOf<"points-granted">,
  facts: readonly Fact[],
): "new" | "there" | { readonly why: string } {
  const { import: importId, reason } = grant;
  if (facts.some((fact) => fact.kind === "import-undone" && fact.undone === importId))
    return { why: `${importId} was undone: --attempt 2 (or one more than the last time) imports it anew` };
  if (facts.some(({ id }) => id === grant.id)) return "there";
  const other = facts.find(
    (fact) =>
      fact.kind === "points-granted" &&
      fact.import !== undefined &&
      fact.import !== importId &&
      fact.reason === reason,
  );
  return other ? { why: `has points ${reason} by ${other.import} already: undo that one first` } : "new";
}

function readRow(
  { points: text, expires = "" }: BalanceRow,
  { store, now }: Programme,
): { readonly points: number; readonly expiresAt?: number } | { readonly why: string } {
  const plain = text.trim().replaceAll(/[\s\u00a0_]/g, "");
  if (!/^\d{1,10}$/.test(plain) || Number(plain) > MOST_POINTS)
    return { why: `"${text}" is no whole number of points from 1 on` };
  const points = Number(plain);
  if (points === 0) return { why: "0 points are no balance" };
  if (expires.trim() === "") return { points };
  const day = parseDay(expires.trim());
  if (day === undefined) return { why: `"${expires}" is no date: write YYYY-MM-DD` };
  if (day < dayOf(store.time_zone, now.at)) return { why: `the points have expired on ${expires.trim()}` };
  return { points, expiresAt: instantAt(store.time_zone, day + 1, 0) };
}
