import { markShownBy } from "../../domain/basics/amount.ts";
import type { Instant } from "../../domain/basics/calendar.ts";
import type { DecimalMark } from "../../domain/basics/number-text.ts";
import { hasDayFirst } from "./birthdays.ts";
import type { Columns } from "./columns.ts";
import { DateEvidence } from "./date-evidence.ts";
import { type DateForm, formOfPattern } from "./date-forms.ts";
import { csvRecords, isBlank } from "./records.ts";
import type { Role } from "./roles.ts";
import { Unclear } from "./unclear.ts";

/** Rows looked at for the decimal mark; for dates that could be read in two ways, all are. */
const ENOUGH_ROWS = 1_000;

/** How dates and amounts of a file are written. */
export interface Notation {
  readonly dateOrder: DateForm;
  /** Of the columns that say when somebody decided about mails. */
  readonly consentDates: DateForm;
  readonly decimalMark: DecimalMark;
  /** Columns of birthdays without a year that have the day before the month. */
  readonly dayFirst: readonly number[];
}

/** What the user says of it. */
export interface NotationWishes {
  readonly header: boolean;
  /** Dates of a spreadsheet are counted from the day that does not put them after this. */
  readonly now: Instant;
  readonly dateFormat?: string;
  readonly decimal?: DecimalMark;
}

/** What is known of a file before its dates and amounts are looked at. */
interface KnownLayout {
  readonly delimiter: string;
  readonly isJson: boolean;
  readonly width: number;
  readonly columns: Columns;
  readonly wishes: NotationWishes;
  /** Further columns that tell when somebody decided. */
  readonly times: readonly number[];
  /** Columns of birthdays without a year; all their rows are looked at. */
  readonly birthdays: readonly number[];
}

/** Reads on until the dates and amounts have shown how they are written. */
export async function readNotation(
  text: AsyncIterable<string>,
  { delimiter, isJson, width, columns, wishes, times, birthdays }: KnownLayout,
): Promise<Notation> {
  const asked = wishes.dateFormat === undefined ? undefined : formOfPattern(wishes.dateFormat);
  if (wishes.dateFormat !== undefined && !asked) {
    throw new Unclear(
      `--date-format ${wishes.dateFormat}: write it like YYYY-MM-DD, DD.MM.YYYY, MM/DD/YYYY, unix, excel or excel-1904`,
    );
  }
  const dates = new DateEvidence();
  const consentDates = new DateEvidence();
  const marks = new Map<DecimalMark | "either", number>();
  let amountExample = "";
  let rows = wishes.header ? -1 : 0;
  const decided = [...times, ...(columns.consentAt === undefined ? [] : [columns.consentAt])];
  const dayFirst = new Set<number>();
  const hasAmounts = columns.amount !== undefined || columns.price !== undefined;
  const settled = () =>
    birthdays.every((column) => dayFirst.has(column)) &&
    (asked ||
      ((columns.date === undefined || dates.settled) && (decided.length === 0 || consentDates.settled))) &&
    (!hasAmounts || wishes.decimal || isDecided(marks));
  for await (const records of csvRecords(text, delimiter, width, isJson)) {
    for (const record of records) {
      if (isBlank(record) || rows++ < 0) continue;
      const { fields, line } = record;
      const cell = (role: Role) => fields[columns[role] ?? width] ?? "";
      dates.add(cell("date"), line);
      for (const column of decided) consentDates.add(fields[column] ?? "", line);
      for (const column of birthdays) if (hasDayFirst(fields[column] ?? "")) dayFirst.add(column);
      for (const amount of [cell("amount"), cell("price"), cell("refunded")]) {
        const mark = markShownBy(amount);
        if (mark) marks.set(mark, (marks.get(mark) ?? 0) + 1);
        if (mark === "either") amountExample = amount;
      }
    }
    if (rows >= ENOUGH_ROWS && settled()) break;
  }
  return {
    decimalMark: wishes.decimal ?? markOf(marks, amountExample),
    dateOrder: asked ?? dates.form(wishes.now),
    consentDates: asked ?? consentDates.form(wishes.now),
    dayFirst: asked === "dmy" ? birthdays : asked === "mdy" ? [] : [...dayFirst],
  };
}

const isDecided = (marks: ReadonlyMap<DecimalMark | "either", number>) => marks.has(",") || marks.has(".");

/** The mark that most amounts show. Whole amounts show none and are the same under both. */
function markOf(marks: ReadonlyMap<DecimalMark | "either", number>, example: string): DecimalMark {
  if (isDecided(marks) || example === "") return (marks.get(",") ?? 0) > (marks.get(".") ?? 0) ? "," : ".";
  throw new Unclear(
    `amounts such as ${example} can be read in two ways, and no row of the file tells which`,
    { about: "decimal", answers: [",", "."] },
    "say --decimal comma or --decimal point",
  );
}
