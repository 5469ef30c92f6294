import { hasOtherTraits } from "../../src/contracts/segment.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import {
  type BadRow,
  cellsOf,
  cellText,
  type Findings,
  type Layout,
  type Source,
  shapeProblem,
} from "./cells.ts";
import type { Columns } from "./columns.ts";
import { type Person, pastIn, personIn } from "./person.ts";
import type { CsvRecord } from "./records.ts";
import { REPORT_COLUMNS } from "./report.ts";

/** A column that goes along as an attribute, and the name that it goes by. */
export interface Attribute {
  readonly column: number;
  readonly name: string;
}

export interface PersonRow extends Source, Person {
  /** When the person signed up, where the file says so. */
  readonly at?: Instant;
  readonly attributes: Readonly<Record<string, string>>;
  readonly remark?: string;
}

/** Reads one record, or says why it is nobody. */
export function readPerson(
  record: CsvRecord,
  layout: Layout,
  attributes: readonly Attribute[],
): PersonRow | BadRow {
  const source = { line: record.line, cells: record.fields };
  const shape = shapeProblem(record, layout);
  if (shape) return { ...source, reason: shape };
  const findings: Findings = { problems: [], remarks: [] };
  const { problems, remarks } = findings;
  const cell = cellsOf(record, layout);
  const person = personIn(cell, layout, findings);
  const when = cell("date");
  const at =
    when === "" ? undefined : pastIn({ what: "date", text: when, form: layout.dateOrder }, layout, problems);
  const values = attributes.map(({ column, name }) => [name, cellText(record.fields[column] ?? "")] as const);
  const long = values.find(([, text]) => text.length > LONGEST_ATTRIBUTE);
  if (long) problems.push(`the attribute ${long[0]} is longer than ${LONGEST_ATTRIBUTE} characters`);
  if (problems.length > 0) return { ...source, reason: problems.join("; ") };
  return {
    ...source,
    ...person,
    ...(at !== undefined && { at }),
    attributes: Object.fromEntries(values.filter(([, text]) => text !== "")),
    ...(remarks.length > 0 && { remark: remarks.join("; ") }),
  };
}

const LONGEST_ATTRIBUTE = 1_000;

export interface Attributes {
  readonly attributes: readonly Attribute[];
  /** Columns that are left out, because the API would take their names for something that they may not be. */
  readonly leftOut: readonly string[];
}

/** Columns that play no role are attributes, by their titles in snake case; those of a report of bad rows are not. */
export function attributesOf(header: readonly string[], columns: Columns): Attributes {
  const taken = new Set(Object.values(columns));
  const ofReport = header.slice(-REPORT_COLUMNS.length).join() === REPORT_COLUMNS.join();
  const width = ofReport ? header.length - REPORT_COLUMNS.length : header.length;
  const attributes: Attribute[] = [];
  const leftOut: string[] = [];
  for (const [column, title] of header.slice(0, width).entries()) {
    const name = attributeName(title);
    if (taken.has(column) || name === "") continue;
    const isOther = hasOtherTraits({ traits: { [name]: "" } });
    if (isOther && !attributes.some((one) => one.name === name)) attributes.push({ column, name });
    else leftOut.push(title);
  }
  return { attributes, leftOut };
}

const attributeName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 100);
