import { defined } from "../../domain/basics/defined.ts";
import { orderShownBy } from "../../domain/basics/written-time.ts";
import { type Columns, findColumn, guessColumns } from "./columns.ts";
import { orderExportOf, type Recognised, recognised } from "./exports/exports.ts";
import type { OrderExport } from "./exports/order-export.ts";
import { type Notation, type NotationWishes, readNotation } from "./notation.ts";
import { csvRecords, isBlank, namedDelimiter, sniffDelimiter } from "./records.ts";
import { flagOf, type Role, recognisedRoles, rolesOf, type Subject } from "./roles.ts";
import type { Meant } from "./statuses/meanings.ts";
import { Unclear } from "./unclear.ts";
import { readYesNo } from "./yes-no.ts";

/** What the user says about the file; everything else is guessed. */
export interface Wishes extends NotationWishes {
  readonly subject: Subject;
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  /** The file's, which may say what the titles leave open. */
  readonly name?: string;
  readonly delimiter?: string;
  /** Whether the text was made from JSON lines. */
  readonly isJson?: boolean;
  /** What words of a status column mean, by their plain form. */
  readonly statuses?: Meant;
}

export interface FileLayout extends Notation {
  readonly isJson: boolean;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly columns: Columns;
  /** The other tool's export that it is. */
  readonly known?: Recognised;
  /** The platform's export of orders that it is. */
  readonly orders?: OrderExport;
  /** Guesses that the user may want to look at. */
  readonly remarks: readonly string[];
}

const SAMPLE_LINES = 50;

/** Works out how the file is to be read. `text` opens it anew from its start each time. */
export async function readLayout(text: () => AsyncIterable<string>, wishes: Wishes): Promise<FileLayout> {
  const [first = "", ...others] = await firstLines(text(), SAMPLE_LINES);
  const named = namedDelimiter(first);
  const sample = named || first === "" ? others : [first, ...others];
  if (sample.length === 0) throw new Unclear("the file is empty");
  // A list of addresses is people too.
  const oneColumn = wishes.subject === "people" ? "," : undefined;
  const delimiter = wishes.delimiter ?? named ?? sniffDelimiter(sample) ?? oneColumn;
  if (!delimiter) {
    throw new Unclear(
      "no delimiter cuts the first lines into columns (tried comma, semicolon, tab and |)",
      { about: "delimiter" },
      "say --delimiter",
    );
  }
  const { isJson = false } = wishes;
  const header = await headerOf(text(), delimiter, wishes.header);
  const asked = askedColumns(header, wishes);
  const isOfPeople = wishes.header && wishes.subject === "people";
  const known = isOfPeople ? recognised(header, wishes.name ?? "") : undefined;
  const orders = wishes.header && wishes.subject === "orders" ? orderExportOf(header) : undefined;
  const guess = wishes.header
    ? guessColumns(header, rolesToGuess(wishes, known), asked, known?.tool.columns ?? orders?.columns)
    : { columns: asked, ambiguous: [] };
  demandColumns(guess.columns, header, wishes);
  const consents = guess.ambiguous.find(({ role }) => role === "consent")?.candidates;
  if (consents) {
    const titles = consents.map((column) => `"${header[column]}"`).join(", ");
    throw new Unclear(
      `several columns could be the consent to mails (${titles})`,
      { about: "columns", roles: ["consent"] },
      "say which with --consent COLUMN",
    );
  }
  const values = await readNotation(text(), {
    delimiter,
    isJson,
    width: header.length,
    columns: guess.columns,
    wishes,
    times: known ? timesOf(known) : [],
    birthdays: known ? birthdaysOf(known) : [],
  });
  const remarks = (known || orders ? [] : guess.ambiguous).map(
    ({ role, candidates }) =>
      `took column "${header[candidates[0] ?? 0]}" for the ${role}; ${flagOf(role)} COLUMN takes another one ` +
      `(${candidates
        .slice(1)
        .map((column) => `"${header[column]}"`)
        .join(", ")})`,
  );
  return {
    delimiter,
    isJson,
    header,
    columns: guess.columns,
    ...values,
    remarks,
    ...defined({ known, orders }),
  };
}

async function firstLines(text: AsyncIterable<string>, count: number): Promise<readonly string[]> {
  let read = "";
  for await (const chunk of text) {
    read += chunk;
    if (read.split("\n", count + 2).length > count + 1) break;
  }
  return read.split(/\r\n|\n|\r/, count).filter((line) => line.trim() !== "");
}

/** The titles, without empty ones behind the last: spreadsheets write cells that somebody once touched. */
async function headerOf(text: AsyncIterable<string>, delimiter: string, named: boolean) {
  for await (const records of csvRecords(text, delimiter)) {
    const first = records.find((record) => !isBlank(record));
    if (!first) continue;
    const last = first.fields.findLastIndex((field) => field !== "");
    const fields = first.fields.slice(0, last + 1);
    if (!named) return fields.map((_, column) => `${column + 1}`);
    if (fields.some((field) => orderShownBy(field) !== undefined && field.length >= 8)) {
      throw new Unclear(
        `the first line looks like data, not like column names: "${first.raw}"`,
        { about: "header" },
        "Say --no-header and name the columns by number: --customer 1 --date 2 --amount 3",
      );
    }
    return fields;
  }
  return [];
}

function askedColumns(header: readonly string[], { columns: asked, subject }: Wishes): Columns {
  const columns: Partial<Record<Role, number>> = {};
  for (const role of rolesOf(subject)) {
    const wanted = asked[role];
    if (wanted === undefined) continue;
    const column = findColumn(header, wanted);
    if (column === undefined && isForAll(role, wanted)) continue;
    if (column === undefined) {
      throw new Unclear(`${flagOf(role)}: there is no column "${wanted}". ${listOf(header)}`);
    }
    columns[role] = column;
  }
  return columns;
}

/** What a flag says of a status that no column tells. */
export const NO_COLUMN = "none";

const isStatus = (role: Role) =>
  role === "status" || role === "payment" || role === "cancelled" || role === "refunded";

/** Whether what a flag says is no column but holds for all rows: `--currency EUR`, `--consent yes`. */
export const isForAll = (role: Role, wanted: string): boolean =>
  (isStatus(role) && wanted === NO_COLUMN) ||
  (role === "currency" && /^[A-Za-z]{3}$/.test(wanted)) ||
  (role === "consent" && readYesNo(wanted) !== undefined);

/**
 * A role that a flag gives to all rows needs no column. Another tool's numbers and dates are only what it is known to call
 * so, and what it says of consent is read from its status.
 */
function rolesToGuess({ subject, columns }: Wishes, known: Recognised | undefined): readonly Role[] {
  const roles = recognisedRoles(subject).filter((role) => columns[role] === undefined);
  if (!known) return roles;
  const { columns: own, status } = known.tool;
  return roles.filter((role) => {
    if (role === "customer" || role === "date") return own[role] !== undefined;
    return status === undefined || !role.startsWith("consent");
  });
}

/** The columns that the times of a known export's consents and suppressions stand in. */
const timesOf = ({ tool, columns }: Recognised): readonly number[] =>
  [...columns].flatMap(([title, column]) => (tool.status?.dates.test(title) ? [column] : []));

const birthdaysOf = ({ tool, columns }: Recognised): readonly number[] =>
  [...columns].flatMap(([title, column]) => (tool.birthdays?.test(title) ? [column] : []));

function demandColumns(columns: Columns, header: readonly string[], wishes: Wishes): void {
  const has = (role: Role) => columns[role] !== undefined;
  const ofOrders = wishes.subject === "orders";
  const missing = [
    ...(has("customer") || has("email") || has("phone")
      ? []
      : [{ role: "email", words: WHO[wishes.subject] } as const]),
    ...(has("date") || !ofOrders
      ? []
      : [{ role: "date", words: "the date of the order (--date COLUMN)" } as const]),
    ...(has("amount") || has("price") || !ofOrders
      ? []
      : [{ role: "amount", words: "the amount (--amount COLUMN, or --price and --quantity)" } as const]),
  ];
  if (missing.length === 0) return;
  const why = wishes.header ? "I recognise no column for" : "Without a header I need the column number of";
  throw new Unclear(`${why} ${missing.map(({ words }) => words).join(", ")}. ${listOf(header)}`, {
    about: "columns",
    roles: missing.map(({ role }) => role),
  });
}

const WHO: Readonly<Record<Subject, string>> = {
  orders: "the customer (--customer COLUMN or --email COLUMN)",
  people: "the person (--customer COLUMN, --email COLUMN or --phone COLUMN)",
};

const listOf = (header: readonly string[]) =>
  `The columns are: ${header.map((title) => `"${title}"`).join(", ")}.`;
