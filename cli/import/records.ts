import { parse } from "csv-parse/sync";
import { type RawRecord, rawRecords } from "./lines.ts";

export interface CsvRecord {
  readonly line: number;
  readonly raw: string;
  readonly fields: readonly string[];
  /** Why the record cannot be taken apart. */
  readonly problem?: string;
}

const AT_ONCE = 1000;

/** The records of delimited text in order, empty lines left out. `columns`: how many fields a record should have. */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  columns?: number,
): AsyncGenerator<readonly CsvRecord[]> {
  const plausible = (raw: string) => columns === undefined || rowsOf(raw, delimiter)?.[0]?.length === columns;
  let waiting: RawRecord[] = [];
  for await (const record of rawRecords(text, delimiter, plausible)) {
    if (record.raw.trim() === "") continue;
    waiting.push(record);
    if (waiting.length < AT_ONCE) continue;
    yield takeApart(waiting, delimiter);
    waiting = [];
  }
  if (waiting.length > 0) yield takeApart(waiting, delimiter);
}

/** All at once where that gives one row for each record (nearly always), else one by one to find the broken ones. */
function takeApart(records: readonly RawRecord[], delimiter: string): readonly CsvRecord[] {
  const sound = records.filter((record) => !record.unclosed);
  const rows = rowsOf(sound.map((record) => record.raw).join("\n"), delimiter);
  const atOnce = rows?.length === sound.length ? rows : undefined;
  let next = 0;
  return records.map(({ line, raw, unclosed }) => {
    if (unclosed) return { line, raw, fields: [], problem: "a quote is opened here and never closed" };
    const fields = atOnce ? atOnce[next++] : rowsOf(raw, delimiter)?.[0];
    if (fields) return { line, raw, fields };
    return { line, raw, fields: [], problem: "quotes stand where they cannot be understood" };
  });
}

function rowsOf(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true, trim: true, bom: false });
  } catch {
    return undefined;
  }
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The delimiter that cuts the first lines into the most columns, the same number in (nearly) every line. */
export function sniffDelimiter(sample: readonly string[]): string | undefined {
  const scored = DELIMITERS.map((delimiter) => {
    const rows = sample.map((line) => rowsOf(line, delimiter)?.[0]?.length ?? 0);
    const columns = rows[0] ?? 0;
    const agreeing = rows.filter((count) => count === columns).length / rows.length;
    return { delimiter, columns, score: columns > 1 ? agreeing * agreeing * Math.min(columns, 10) : 0 };
  });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.delimiter : undefined;
}
