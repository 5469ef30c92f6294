/** A record of the file before its fields are taken apart: one line, or several where a quoted field holds line breaks. */
export interface RawRecord {
  /** Where it starts, from 1. */
  readonly line: number;
  readonly raw: string;
  /** A quote is opened in it that is never closed. */
  readonly unclosed: boolean;
}

/** A quoted field that runs over more lines than this is taken for a stray quote. */
const MOST_LINES = 50;

/**
 * Cuts text into records at the line breaks outside quotes. A quote that is not closed within fifty lines, or only by
 * another stray one (`plausible` says whether several lines make a record), spoils its own line and no more: what
 * follows is read as if it were not there, so that one broken row never swallows the good ones.
 */
export async function* rawRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  plausible: (raw: string) => boolean,
): AsyncGenerator<RawRecord> {
  let open: string[] = [];
  let line = 0;
  const closes = (lines: readonly string[]) =>
    !endsInQuotes(lines.join("\n"), delimiter) && (lines.length === 1 || plausible(lines.join("\n")));
  const take = function* (next: string): Generator<RawRecord> {
    line++;
    open.push(next);
    while (open.length > 0 && (closes(open) || open.length > MOST_LINES)) yield* release();
  };
  const release = function* (): Generator<RawRecord> {
    const start = line - open.length + 1;
    if (closes(open)) {
      yield { line: start, raw: open.join("\n"), unclosed: false };
      open = [];
      return;
    }
    const [broken = "", ...rest] = open;
    yield { line: start, raw: broken, unclosed: true };
    open = [];
    line -= rest.length;
    for (const again of rest) yield* take(again);
  };
  for await (const next of physicalLines(text)) yield* take(next);
  while (open.length > 0) yield* release();
}

/** Whether a field that began with a quote is still open at the end. Quotes inside other fields are plain characters. */
function endsInQuotes(record: string, delimiter: string): boolean {
  if (!record.includes('"')) return false;
  let atStart = true;
  let quoted = false;
  for (let at = 0; at < record.length; at++) {
    const char = record[at];
    if (quoted) {
      if (char !== '"') continue;
      if (record[at + 1] === '"') at++;
      else quoted = false;
    } else if (char === '"' && atStart) {
      quoted = true;
      atStart = false;
    } else if (char === delimiter) atStart = true;
    else if (char !== " ") atStart = false;
  }
  return quoted;
}

/** Lines without their ends. */
export async function* physicalLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of text) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest.replace(/\r$/, "");
}
