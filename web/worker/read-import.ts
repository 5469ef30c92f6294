import { type Counts as FileCounts, FROM_START, importFile } from "../../src/adapters/import/import-file.ts";
import { rowsAhead } from "../../src/adapters/import/json-lines.ts";
import { importIdOf, outcomesOf, type Reading, readingOf } from "../../src/adapters/import/reading.ts";
import { ENGLISH } from "../../src/adapters/import/reasons/english.ts";
import { type Reason, type ReasonWords, reasonsText } from "../../src/adapters/import/reasons/reason.ts";
import { csvRecords, isBlank, sniffDelimiter } from "../../src/adapters/import/records.ts";
import { reportLines } from "../../src/adapters/import/report.ts";
import { type Meant, plainStatus } from "../../src/adapters/import/statuses/meanings.ts";
import { Unclear } from "../../src/adapters/import/unclear.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { sniff, textOf } from "./file-text.ts";
import type {
  Answered,
  Counts,
  Look,
  Open,
  Outcome,
  Rejected,
  ReportLanguage,
  Shop,
  Wishes,
} from "./import-messages.ts";
import { RUSSIAN } from "./reasons/ru.ts";

const SAMPLE_ROWS = 5;
const MOST_START = 64 * 1024;
const EXAMPLES = 20;
/** Batches on their way at once. */
const PARALLEL = 3;

/** A file that has been looked at. */
export interface Seen {
  readonly reading: Reading;
  readonly look: Look;
}

/** Works out how a file is to be read, in the same way as the command line. */
export async function lookAt(file: File, wishes: Wishes): Promise<Seen> {
  const { encoding, lines, digest } = await sniff(file, wishes.encoding);
  const { subject, header, columns, dateFormat, decimal, delimiter, statuses } = wishes;
  const reading = await readingOf(() => textOf(file, encoding), {
    ...{ subject, header, columns, attributes: true, name: file.name, now: Date.now() },
    ...defined({ dateFormat, decimal, delimiter, statuses: statuses && plainly(statuses) }),
  });
  const { layout, attributes, text } = reading;
  const { isJson, known } = layout;
  const hasAmounts = layout.columns.amount !== undefined || layout.columns.price !== undefined;
  const look: Look = {
    importId: importIdOf(reading, digest),
    againId: importIdOf(reading, digest, Date.now()),
    encoding,
    delimiter: layout.delimiter,
    titles: layout.header,
    columns: layout.columns as Look["columns"],
    ...(layout.columns.date !== undefined && { dateForm: layout.dateOrder }),
    ...(hasAmounts && { decimal: layout.decimalMark }),
    rows: await firstRows(reading),
    attributes: attributes.attributes.map(({ name }) => name),
    statuses: reading.statuses,
    leftOut: [...attributes.leftOut, ...attributes.useless, ...attributes.unused],
    ...(known && {
      known: { tool: known.tool.tool, of: known.contents.of, ...defined({ so: known.contents.so }) },
    }),
    lines: rowsAhead(lines, { header, isJson: text.isJson }),
  };
  return { reading, look };
  async function firstRows({ said }: Reading) {
    const rows: (readonly string[])[] = [];
    let skipped = !said.header;
    for await (const records of csvRecords(text.text(), layout.delimiter, layout.header.length, isJson)) {
      for (const record of records) {
        if (isBlank(record)) continue;
        if (skipped) rows.push(record.fields);
        skipped = true;
        if (rows.length === SAMPLE_ROWS) return rows;
      }
    }
    return rows;
  }
}

interface Run {
  readonly shop: Shop;
  readonly language: ReportLanguage;
  readonly send: (calls: readonly unknown[]) => Promise<readonly Rejected[]>;
  readonly onProgress: (counts: Counts) => void;
}

/** Reads all of the file, and sends what it says. */
export async function runImport(
  { reading, look }: Seen,
  { shop, language, send, onProgress }: Run,
): Promise<Outcome> {
  const { outcomes, mailing, standings } = outcomesOf(reading, { ...shop, now: Date.now() });
  const { delimiter, titles } = look;
  const { head, line } = reportLines({ delimiter, titles, header: reading.said.header }, WORDS[language]);
  const lines: string[] = [];
  const examples: Outcome["examples"][number][] = [];
  const counts = await importFile({
    outcomes,
    report: {
      add(row) {
        lines.push(line(row));
        if (examples.length < EXAMPLES) examples.push({ line: row.line, reason: inWords(row.reasons) });
      },
      close: () => undefined,
    },
    resume: FROM_START,
    context: {},
    parallel: PARALLEL,
    send: async (body) => send((JSON.parse(body) as { readonly batch: readonly unknown[] }).batch),
    onProgress: (sofar) => onProgress(plainCounts(sofar)),
  });
  const { agreed, withdrew, unsaid, bounced, complained } = mailing;
  return {
    counts: plainCounts(counts),
    statuses: standings.list,
    ...(reading.said.subject === "people" && {
      mailing: { agreed, withdrew, unsaid, bounced, complained },
    }),
    ...(lines.length > 0 && { report: new Blob([head, ...lines], { type: "text/csv" }) }),
    examples,
  };
}

const WORDS: Readonly<Record<ReportLanguage, ReasonWords>> = { en: ENGLISH, ru: RUSSIAN };

const inWords = (reasons: readonly Reason[]) => ({
  en: reasonsText(reasons, ENGLISH),
  ru: reasonsText(reasons, RUSSIAN),
});

const plainly = (statuses: NonNullable<Wishes["statuses"]>): Meant =>
  Object.fromEntries(Object.entries(statuses).map(([word, meaning]) => [plainStatus(word), meaning]));

const plainCounts = ({
  rows,
  items,
  sent,
  bad,
  incomplete,
  duplicatesInFile,
  leftOut,
}: FileCounts): Counts => ({
  ...{ rows, items, sent, bad, incomplete, leftOut },
  duplicates: duplicatesInFile,
});

/** The first line and the first rows of a file that could not be read yet, for whoever has to say how. */
async function beginningOf(
  file: File,
  { encoding: wanted, delimiter: said, header }: Wishes,
): Promise<Open["look"]> {
  const { encoding } = await sniff(file, wanted);
  let start = "";
  for await (const chunk of textOf(file, encoding)) {
    start += chunk;
    if (start.length > MOST_START) break;
  }
  const lines = start.split(/\r\n|\n|\r/, SAMPLE_ROWS + 1).filter((line) => line.trim() !== "");
  const delimiter = said ?? sniffDelimiter(lines) ?? ",";
  const records: (readonly string[])[] = [];
  for await (const some of csvRecords(once(lines.join("\n")), delimiter))
    records.push(...some.map(({ fields }) => fields));
  const [first = []] = records;
  return {
    titles: header ? first : first.map((_, column) => `${column + 1}`),
    rows: header ? records.slice(1) : records,
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** What to tell of something that went wrong with a file: a question where somebody can answer it. */
export async function told(error: unknown, file: File, wishes: Wishes): Promise<Answered> {
  if (!(error instanceof Unclear)) return broken(error);
  const { message, question } = error;
  if (!question) return { kind: "broken", message };
  return { kind: "open", open: { message, ...question, look: await beginningOf(file, wishes) } };
}

export const broken = (error: unknown): Extract<Answered, { readonly kind: "broken" }> => ({
  kind: "broken",
  message: error instanceof Error ? error.message : `${error}`,
});
