import { hasOtherTraits } from "../../contracts/segment.ts";
import type { Traits, TraitValue } from "../../domain/facts/facts.ts";
import { type BirthdayForm, birthdayIn } from "./birthdays.ts";
import { cellText } from "./cells.ts";
import type { Recognised } from "./exports/exports.ts";
import { jsonList, listIn } from "./exports/lists.ts";
import type { FileLayout } from "./layout.ts";
import type { Reason } from "./reasons/reason.ts";
import type { CsvRecord } from "./records.ts";
import { REPORT_COLUMNS } from "./report.ts";
import { plainTitle } from "./titles/known-titles.ts";

/** Columns that go along as an attribute, and the name that it goes by. Several columns of one name are a list. */
export interface Attribute {
  readonly columns: readonly number[];
  readonly name: string;
  /** Whether a cell holds a list. */
  readonly list?: boolean;
  /** How its birthdays without a year are written, where it holds such. */
  readonly birthday?: BirthdayForm;
}

export interface Attributes {
  readonly attributes: readonly Attribute[];
  /** Columns that are left out, because the API would take their names for something that they may not be. */
  readonly leftOut: readonly string[];
  /** Columns of another tool that hold nothing for a shop. */
  readonly useless: readonly string[];
  /** Columns that are not read, because nothing goes along from this file but what plays a role. */
  readonly unused: readonly string[];
}

const MOST = 50;
const LONGEST = 1_000;
const LONGEST_NAME = 60;

/**
 * Columns that play no role are attributes, by their titles in snake case; those of a report of bad rows are not, and what
 * a known export's status was read from is not either.
 */
export function attributesOf({
  header,
  columns,
  known,
  dayFirst,
}: Pick<FileLayout, "header" | "columns" | "known" | "dayFirst">): Attributes {
  const taken = new Set(Object.values(columns));
  const found = new Map<string, Attribute>();
  const leftOut: string[] = [];
  const useless: string[] = [];
  for (const [column, title] of ownTitles(header).entries()) {
    const plain = plainTitle(title);
    const name = attributeName(known?.tool.attribute?.(title) ?? title);
    if (taken.has(column) || name === "" || isRead(plain, known)) continue;
    if (known?.tool.useless.test(plain)) {
      useless.push(title);
      continue;
    }
    const before = found.get(name);
    const isRepeated = before !== undefined && header[before.columns[0] ?? 0] === title;
    const fits =
      before === undefined ? found.size < MOST && isOther(name) : isRepeated && known !== undefined;
    if (!fits) leftOut.push(title);
    else
      found.set(name, {
        columns: [...(before?.columns ?? []), column],
        name,
        ...(known?.tool.lists?.test(plain) && { list: true }),
        ...(known?.tool.birthdays?.test(plain) && {
          birthday: dayFirst.includes(column) ? "DD/MM" : "MM/DD",
        }),
      });
  }
  return { attributes: [...found.values()], leftOut, useless, unused: [] };
}

/** Of a file from which only columns with a role go in. */
export function noAttributes({ header, columns }: Pick<FileLayout, "header" | "columns">): Attributes {
  const taken = new Set(Object.values(columns));
  const unused = ownTitles(header).filter((title, column) => title !== "" && !taken.has(column));
  return { attributes: [], leftOut: [], useless: [], unused };
}

/** Without those that a report of bad rows has behind them. */
function ownTitles(header: readonly string[]): readonly string[] {
  const ofReport = header.slice(-REPORT_COLUMNS.length).join() === REPORT_COLUMNS.join();
  return ofReport ? header.slice(0, -REPORT_COLUMNS.length) : header;
}

const isOther = (name: string): boolean => hasOtherTraits({ traits: { [name]: "" } });

const isRead = (plain: string, known: Recognised | undefined): boolean =>
  known !== undefined &&
  (known.tool.status?.reads.test(plain) === true || plain === plainTitle(known.tool.timeZone ?? ""));

const attributeName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, LONGEST_NAME);

/** The attributes of one row; what is too long is left out and remarked. */
export function traitsIn({ fields }: CsvRecord, attributes: readonly Attribute[], remarks: Reason[]): Traits {
  const traits: Record<string, TraitValue> = {};
  for (const attribute of attributes) {
    const { name } = attribute;
    const value = traitValue(fields, attribute);
    if (value === undefined) continue;
    const members = typeof value === "string" ? [value] : value;
    if (members.some((text) => text.length > LONGEST) || members.length > MOST)
      remarks.push({ code: "attribute-too-long", name, most: LONGEST, members: MOST });
    else traits[name] = value;
  }
  return traits;
}

function traitValue(
  fields: readonly string[],
  { columns, list, birthday }: Attribute,
): string | readonly string[] | undefined {
  const texts = columns.map((column) => cellText(fields[column] ?? "")).filter((text) => text !== "");
  const [only] = texts;
  if (only === undefined) return undefined;
  if (texts.length > 1) return texts;
  if (birthday !== undefined) return birthdayIn(only, birthday);
  const members = list ? listIn(only) : jsonList(only);
  return members ?? only;
}
