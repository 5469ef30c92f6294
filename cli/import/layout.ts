import { markShownBy } from "../../src/domain/basics/amount.ts";
import type { DecimalMark } from "../../src/domain/basics/number-text.ts";
import { type DateOrder, orderOfPattern, orderShownBy } from "../../src/domain/basics/written-time.ts";
import { misuse } from "../terminal/refusal.ts";
import { type Columns, findColumn, guessColumns } from "./columns.ts";
import { csvRecords, sniffDelimiter } from "./records.ts";
import { ROLES, type Role } from "./roles.ts";

/** What the user says about the file; everything else is guessed. */
export interface Wishes {
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  readonly header: boolean;
  readonly delimiter?: string;
  readonly dateFormat?: string;
  readonly decimal?: DecimalMark;
}

export interface FileLayout {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly columns: Columns;
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
  /** Guesses that the user may want to look at. */
  readonly remarks: readonly string[];
}

const SAMPLE_LINES = 50;
/** Rows looked at where they have shown by then how amounts and dates are written. */
const ENOUGH_ROWS = 1_000;

/** Works out how the file is to be read. `text` opens it anew from its start each time. */
export async function readLayout(text: () => AsyncIterable<string>, wishes: Wishes): Promise<FileLayout> {
  const sample = await firstLines(text(), SAMPLE_LINES);
  if (sample.length === 0) throw misuse("the file is empty");
  const delimiter = wishes.delimiter ?? sniffDelimiter(sample);
  if (!delimiter) {
    throw misuse(
      "no delimiter cuts the first lines into columns (tried comma, semicolon, tab and |): say --delimiter",
    );
  }
  const header = await headerOf(text(), delimiter, wishes.header);
  const wishedColumns = wishedColumnsIn(header, wishes.columns);
  const guess = wishes.header
    ? guessColumns(header, wishedColumns)
    : { columns: wishedColumns, ambiguous: [] };
  demandColumns(guess.columns, header, wishes.header);
  const values = await readNotation(text(), {
    delimiter,
    width: header.length,
    columns: guess.columns,
    wishes,
  });
  const remarks = guess.ambiguous.map(
    ({ role, candidates }) =>
      `took column "${header[candidates[0] ?? 0]}" for the ${role}; --${role} COLUMN takes another one ` +
      `(${candidates
        .slice(1)
        .map((column) => `"${header[column]}"`)
        .join(", ")})`,
  );
  return { delimiter, header, columns: guess.columns, ...values, remarks };
}

async function firstLines(text: AsyncIterable<string>, count: number): Promise<readonly string[]> {
  let read = "";
  for await (const chunk of text) {
    read += chunk;
    if (read.split("\n", count + 2).length > count + 1) break;
  }
  return read.split(/\r\n|\n|\r/, count).filter((line) => line.trim() !== "");
}

async function headerOf(text: AsyncIterable<string>, delimiter: string, named: boolean) {
  for await (const [first] of csvRecords(text, delimiter)) {
    const fields = first?.fields ?? [];
    if (!named) return fields.map((_, column) => `${column + 1}`);
    if (fields.some((field) => orderShownBy(field) !== undefined && field.length >= 8)) {
      throw misuse(
        `the first line looks like data, not like column names: "${first?.raw}". ` +
          "Say --no-header and name the columns by number: --customer 1 --date 2 --amount 3",
      );
    }
    return fields;
  }
  return [];
}

function wishedColumnsIn(header: readonly string[], wishes: Wishes["columns"]): Columns {
  const columns: Partial<Record<Role, number>> = {};
  for (const role of ROLES) {
    const wanted = wishes[role];
    if (wanted === undefined) continue;
    const column = findColumn(header, wanted);
    if (column === undefined && role === "currency" && /^[A-Za-z]{3}$/.test(wanted)) continue;
    if (column === undefined) throw misuse(`--${role}: there is no column "${wanted}". ${listOf(header)}`);
    columns[role] = column;
  }
  return columns;
}

function demandColumns(columns: Columns, header: readonly string[], named: boolean): void {
  const has = (role: Role) => columns[role] !== undefined;
  const missing = [
    ...(has("customer") || has("email") ? [] : ["the customer (--customer COLUMN or --email COLUMN)"]),
    ...(has("date") ? [] : ["the date of the order (--date COLUMN)"]),
    ...(has("amount") || has("price") ? [] : ["the amount (--amount COLUMN, or --price and --quantity)"]),
  ];
  if (missing.length === 0) return;
  const why = named ? "I recognise no column for" : "Without a header I need the column number of";
  throw misuse(`${why} ${missing.join(", ")}. ${listOf(header)}`);
}

const listOf = (header: readonly string[]) =>
  `The columns are: ${header.map((title) => `"${title}"`).join(", ")}.`;

interface KnownLayout {
  readonly delimiter: string;
  readonly width: number;
  readonly columns: Columns;
  readonly wishes: Wishes;
}

/** Reads on until the dates and amounts have shown how they are written. */
async function readNotation(
  text: AsyncIterable<string>,
  { delimiter, width, columns, wishes }: KnownLayout,
): Promise<Pick<FileLayout, "dateOrder" | "decimalMark">> {
  const wishedOrder = wishes.dateFormat === undefined ? undefined : orderOfPattern(wishes.dateFormat);
  if (wishes.dateFormat !== undefined && !wishedOrder) {
    throw misuse(
      `--date-format ${wishes.dateFormat}: write it like YYYY-MM-DD, DD.MM.YYYY, MM/DD/YYYY or unix`,
    );
  }
  const orders = new Map<DateOrder | "either", number>();
  const marks = new Map<DecimalMark | "either", number>();
  let rows = wishes.header ? -1 : 0;
  let example = "";
  let amountExample = "";
  for await (const records of csvRecords(text, delimiter, width)) {
    for (const { fields } of records) {
      if (rows++ < 0) continue;
      const date = fields[columns.date ?? 0] ?? "";
      const order = orderShownBy(date);
      if (order) count(orders, order);
      if (order === "either") example = date;
      for (const column of [columns.amount, columns.price]) {
        const amount = column === undefined ? "" : (fields[column] ?? "");
        const mark = markShownBy(amount);
        if (mark) count(marks, mark);
        if (mark === "either") amountExample = amount;
      }
    }
    if (rows >= ENOUGH_ROWS && (wishedOrder || decided(orders)) && (wishes.decimal || decided(marks))) break;
  }
  const decimalMark = wishes.decimal ?? markOf(marks, amountExample);
  return { decimalMark, dateOrder: wishedOrder ?? orderOf(orders, example) };
}

const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

const decided = (shown: ReadonlyMap<string, number>) => [...shown.keys()].some((one) => one !== "either");

/** The mark that most amounts show. Whole amounts show none and are the same under both. */
function markOf(shown: ReadonlyMap<DecimalMark | "either", number>, example: string): DecimalMark {
  if (decided(shown) || example === "") return (shown.get(",") ?? 0) > (shown.get(".") ?? 0) ? "," : ".";
  throw misuse(
    `amounts such as ${example} can be read in two ways, and no row of the file tells which: say --decimal comma ` +
      "or --decimal point",
  );
}

function orderOf(orders: ReadonlyMap<DateOrder | "either", number>, example: string): DateOrder {
  const known = [...orders].filter(([order]) => order !== "either").sort((a, b) => b[1] - a[1]);
  const [best] = known[0] ?? [];
  if (best && best !== "either") return best;
  if (example === "") return "ymd";
  throw misuse(
    `dates such as ${example} can be read in two ways, and no row of the file tells which: ` +
      "say --date-format DD/MM/YYYY or --date-format MM/DD/YYYY",
  );
}
