import { parse } from "csv-parse/sync";
import { type RawRecord, rawRecords } from "./lines.ts";

export interface CsvRecord {
  readonly line: number;
  readonly raw: string;
  readonly fields: readonly string[];
  /** Why the record cannot be taken apart; `fields` are then what stands between its delimiters. */
  readonly problem?: "not-json" | "quote-left-open" | "strange-quotes";
}

const AT_ONCE = 1000;

/** Spreadsheets take their delimiter from a first line `sep=;`, and some exports write it for them. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;

/** The delimiter that the first line names for spreadsheets. */
export const namedDelimiter = (line: string): string | undefined => SEPARATOR_LINE.exec(line)?.[1];

/**
 * The records of delimited text in order; empty lines and one that names the delimiter are left out. `columns`:
 * how many fields a record should have; empty ones behind them do no harm. Of JSON lines (`isJson`) the titles are no
 * line of the file.
 */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  columns?: number,
  isJson = false,
): AsyncGenerator<readonly CsvRecord[]> {
  const plausible = (raw: string) =>
    columns === undefined || isAsWide(rowsOf(raw, delimiter)?.[0] ?? [], columns);
  const recordsOf = (raw: readonly RawRecord[]) => {
    const records = takeApart(raw, delimiter);
    return isJson ? records.map((record) => fromJson(record, columns)) : records;
  };
  let waiting: RawRecord[] = [];
  for await (const record of rawRecords(text, delimiter, plausible)) {
    if (record.raw.trim() === "" || (record.line === 1 && namedDelimiter(record.raw))) continue;
    waiting.push(record);
    if (waiting.length < AT_ONCE) continue;
    yield recordsOf(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield recordsOf(waiting);
}

/** A record of JSON lines, by its line of the file. */
function fromJson(record: CsvRecord, columns: number | undefined): CsvRecord {
  const isBroken = columns !== undefined && record.fields.length !== columns;
  return { ...record, line: record.line - 1, ...(isBroken && { problem: "not-json" as const }) };
}

/** All at once where that gives one row for each record (nearly always), else one by one to find the broken ones. */
function takeApart(records: readonly RawRecord[], delimiter: string): readonly CsvRecord[] {
  const sound = records.filter((record) => !record.unclosed);
  const rows = rowsOf(sound.map((record) => record.raw).join("\n"), delimiter);
  const atOnce = rows?.length === sound.length ? rows : undefined;
  let next = 0;
  return records.map(({ line, raw, unclosed }): CsvRecord => {
    const pieces = { line, raw, fields: raw.split(delimiter) };
    if (unclosed) return { ...pieces, problem: "quote-left-open" };
    const fields = atOnce ? atOnce[next++] : rowsOf(raw, delimiter)?.[0];
    return fields ? { line, raw, fields } : { ...pieces, problem: "strange-quotes" };
  });
}

/** A record of empty cells, which spreadsheets write below the last row, says as little as an empty line. */
export const isBlank = ({ fields }: CsvRecord): boolean => fields.every((field) => field === "");

const isAsWide = (fields: readonly string[], columns: number): boolean =>
  fields.length >= columns && fields.slice(columns).every((field) => field === "");

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
