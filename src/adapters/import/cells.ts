import type { Instant } from "../../domain/basics/calendar.ts";
import type { DecimalMark } from "../../domain/basics/number-text.ts";
import type { Columns } from "./columns.ts";
import type { DateForm } from "./date-forms.ts";
import type { Recognised } from "./exports/exports.ts";
import type { OrderExport } from "./exports/order-export.ts";
import type { Reason } from "./reasons/reason.ts";
import type { CsvRecord } from "./records.ts";
import type { Role } from "./roles.ts";
import type { Meant } from "./statuses/meanings.ts";

/** How the rows of one file are to be read. */
export interface Layout {
  readonly columns: Columns;
  /** Number of columns in the header. */
  readonly width: number;
  readonly dateOrder: DateForm;
  readonly consentDates: DateForm;
  /** The other tool's export that the file is. */
  readonly known?: Recognised;
  /** The platform's export of orders that it is. */
  readonly orders?: OrderExport;
  /** Columns that stand in an order's first row only, and the one that all its rows share. */
  readonly carried?: { readonly columns: readonly number[]; readonly by: number };
  /** What words of its status columns mean, where somebody has said so. */
  readonly statuses?: Meant;
  readonly decimalMark: DecimalMark;
  /** Of rows that name none. */
  readonly currency: string;
  /** What all rows say about consent, where no column does. */
  readonly consent?: boolean;
  /** Zone of dates that name no offset. */
  readonly timeZone: string;
  /** Nothing is ordered after this. */
  readonly now: Instant;
}

/** Where a row stands in the file, and its cells as they are there. */
export interface Source {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface BadRow extends Source {
  readonly reasons: readonly Reason[];
  /** The order that it belongs to, if it says so. */
  readonly order?: string;
}

export const isBad = <R extends object>(row: R | BadRow): row is BadRow => "reasons" in row;

/** A row that is in but for a part. */
export interface Remarked {
  /** What of it could not be read and is left out. */
  readonly remarks?: readonly Reason[];
}

/** What is wrong with a row. */
export interface Findings {
  /** It cannot go in because of these. */
  readonly problems: Reason[];
  /** It goes in without these. */
  readonly remarks: Reason[];
}

/**
 * Reads one record with `read`, which notes what it finds: the row, with what of it was left out, or why it cannot go in.
 */
export function readRecord<R extends object>(
  record: CsvRecord,
  layout: Layout,
  read: (cell: CellOf, findings: Findings) => R,
): (R & Source & Remarked) | BadRow {
  const source = { line: record.line, cells: record.fields };
  const shape = shapeProblem(record, layout);
  if (shape) return { ...source, reasons: [shape] };
  const findings: Findings = { problems: [], remarks: [] };
  const row = read(cellsOf(record, layout), findings);
  const { problems, remarks } = findings;
  if (problems.length > 0) {
    const order = "order" in row && typeof row.order === "string" ? row.order : undefined;
    return { ...source, reasons: problems, ...(order !== undefined && { order }) };
  }
  return { ...source, ...row, ...(remarks.length > 0 && { remarks }) };
}

export type CellOf = (role: Role) => string;

/** The cells of a record by role. Spreadsheets' apostrophe before a sign, which keeps it text, is no part of it. */
export function cellsOf({ fields }: CsvRecord, { columns }: Layout): CellOf {
  return (role) => {
    const column = columns[role];
    return column === undefined ? "" : cellText(fields[column] ?? "");
  };
}

export const cellText = (field: string): string => field.replace(/^'(?=[=+\-@])/, "");

/** Why the record has not the shape that the header promises. */
export function shapeProblem({ fields, problem }: CsvRecord, { width, columns }: Layout): Reason | undefined {
  if (problem) return { code: problem };
  const needed = Math.max(...Object.values(columns)) + 1;
  const extra = fields.slice(width).some((field) => field !== "");
  if (!extra && fields.length >= Math.min(needed, width)) return undefined;
  return { code: "columns", found: fields.length, expected: width };
}
