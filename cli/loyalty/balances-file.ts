import { createHash } from "node:crypto";
import { physicalLines } from "../../src/adapters/import/lines.ts";
import { csvRecords, isBlank, sniffDelimiter } from "../../src/adapters/import/records.ts";
import type { BalanceRow } from "../../src/app/loyalty/import-balances.ts";
import { sniffEncoding, textOf } from "../import/encoding.ts";
import { misuse } from "../terminal/refusal.ts";

const SAMPLE_LINES = 20;

const TITLES = {
  customer: ["customer", "customer id", "id", "email", "e-mail", "phone", "клиент", "почта", "телефон"],
  points: ["points", "balance", "bonus", "bonuses", "баллы", "баланс", "бонусы"],
  expires: ["expires", "expiry", "expires on", "valid until", "сгорают", "действуют до"],
} as const;

export interface BalancesFile {
  /** By what is in it, and where it comes from: the same file again is the same import. */
  readonly importId: string;
  readonly rows: readonly BalanceRow[];
}

/**
 * Reads customers, their points, and the last day on which those can be spent, by the titles of the columns. `attempt`:
 * another one is another import.
 */
export async function readBalances(path: string, from: string, attempt = 1): Promise<BalancesFile> {
  const { encoding, digest } = await sniffEncoding(path, undefined);
  const sample: string[] = [];
  for await (const line of physicalLines(textOf(path, encoding))) {
    sample.push(line);
    if (sample.length >= SAMPLE_LINES) break;
  }
  const delimiter = sniffDelimiter(sample.filter((line) => line.trim() !== ""));
  if (delimiter === undefined) throw misuse(`${path} has no columns: customer and points at least`);
  const rows: BalanceRow[] = [];
  let place: ReturnType<typeof placesIn> | undefined;
  for await (const records of csvRecords(textOf(path, encoding), delimiter))
    for (const record of records) {
      if (isBlank(record)) continue;
      if (place) rows.push(rowOf(record, place));
      else place = placesIn(record.fields, path);
    }
  const hash = createHash("sha256")
    .update([digest, from, ...(attempt > 1 ? [attempt] : [])].join("\0"))
    .digest("hex");
  return { importId: `imp-${hash.slice(0, 12)}`, rows };
}

/** Of an id that a till would take for something else, too. */
function rowOf(
  { line, fields }: { readonly line: number; readonly fields: readonly string[] },
  { customer, points, expires, isId }: ReturnType<typeof placesIn>,
): BalanceRow {
  const cell = (at: number) => (fields[at] ?? "").trim();
  const who = cell(customer);
  const named = isId && who !== "" && !/^id:|@/.test(who) ? `id:${who}` : who;
  return { line, customer: named, points: cell(points), ...(expires >= 0 && { expires: cell(expires) }) };
}

function placesIn(titles: readonly string[], path: string) {
  const plain = titles.map((title) => title.trim().toLowerCase());
  const place = (names: readonly string[]) => plain.findIndex((title) => names.includes(title));
  const [customer, points] = [place(TITLES.customer), place(TITLES.points)];
  const missing = customer < 0 ? "customer" : points < 0 ? "points" : undefined;
  if (missing) throw misuse(`${path} has no column titled ${missing}; its titles are ${titles.join(", ")}`);
  const isId = /^(customer|customer id|id|клиент)$/.test(plain[customer] ?? "");
  return { customer, points, expires: place(TITLES.expires), isId };
}
