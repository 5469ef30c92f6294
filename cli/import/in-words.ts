import pc from "picocolors";
import type { Attributes } from "../../src/adapters/import/attributes.ts";
import { PATTERNS } from "../../src/adapters/import/date-forms.ts";
import { recognitionLine } from "../../src/adapters/import/exports/exports.ts";
import type { Counts } from "../../src/adapters/import/import-file.ts";
import type { FileLayout } from "../../src/adapters/import/layout.ts";
import { type MailingCounts, mailingLines } from "../../src/adapters/import/mailing-counts.ts";
import { ROLES, type Subject } from "../../src/adapters/import/roles.ts";
import { FATES, type StandingCount } from "../../src/adapters/import/statuses/standing-counts.ts";

/** How the file is going to be read, for the user to check. */
export function layoutLines(
  { columns, header, delimiter, dateOrder, consentDates, decimalMark, remarks, known }: FileLayout,
  encoding: string,
): string {
  const mapping = ROLES.flatMap((role) => {
    const column = columns[role];
    return column === undefined ? [] : [`${role} = "${header[column]}"`];
  });
  const names: Readonly<Record<string, string>> = { "\t": "tab", ",": "comma", ";": "semicolon" };
  const form = [
    ...[encoding, names[delimiter] ?? delimiter],
    ...(columns.date === undefined ? [] : [`dates ${PATTERNS[dateOrder]}`]),
    ...(columns.consentAt === undefined ? [] : [`consent dates ${PATTERNS[consentDates]}`]),
    ...(columns.amount === undefined && columns.price === undefined ? [] : [`decimal ${decimalMark}`]),
  ].join(", ");
  return [
    ...(known ? [recognitionLine(known)] : []),
    `${mapping.join(", ")} (${form})`,
    ...remarks.map((remark) => pc.yellow(`Note: ${remark}`)),
  ].join("\n");
}

/** What goes along as an attribute, and what does not. */
export function attributeLines({ attributes, leftOut, useless, unused }: Attributes): readonly string[] {
  const names = attributes.map(({ name }) => name).join(", ");
  return [
    ...(attributes.length === 0 ? [] : [`Attributes: ${names} (--no-attributes leaves them out)`]),
    ...(useless.length === 0 ? [] : [`Left out, of no use to a shop: ${useless.join(", ")}`]),
    ...(unused.length === 0
      ? []
      : [`Not used: ${unused.join(", ")} (a column that plays a role is named with that role's flag)`]),
    ...leftOut.map(
      (title) => `Note: column "${title}" is left out; if it plays a role, name it with that role's flag`,
    ),
  ];
}

export interface Summary {
  readonly subject: Subject;
  readonly importId: string;
  readonly dryRun: boolean;
  readonly seconds: number;
  readonly report: string | null;
  readonly mailing: MailingCounts;
  readonly statuses: readonly StandingCount[];
}

const DO: Readonly<Record<(typeof FATES)[StandingCount["meaning"]], string>> = {
  counts: "count as sales",
  "in-part": "count as sales but for what was given back",
  cancelled: "are in as cancelled",
  refunded: "are in as refunded",
  "left-out": "are left out",
};

/** `Status "Отменён" (cancelled): 14 orders are in as cancelled.` */
function statusLine({ word, meaning, orders }: StandingCount): string {
  const which =
    word !== ""
      ? `Status "${word}" (${meaning})`
      : meaning === "unsaid"
        ? "No status"
        : `Otherwise ${meaning}`;
  return `${which}: ${orders} ${orders === 1 ? "order" : "orders"}, which ${DO[FATES[meaning]]}.`;
}

/** How it went: all rows, and what became of each of them. */
export function summaryLine(
  counts: Counts,
  { subject, importId, dryRun, seconds, report, mailing, statuses }: Summary,
): string {
  const { rows, sent, rowsSent, duplicatesInFile, bad, incomplete, leftOut } = counts;
  const things = subject === "orders" ? "orders" : "people";
  const parts = rowsSent === sent ? "" : ` of ${rowsSent} rows`;
  const are = dryRun ? `${sent} ${things}${parts} would go in` : `${sent} ${things}${parts} are in`;
  const but = incomplete > 0 ? ` (${incomplete} ${incomplete === 1 ? "row" : "rows"} but for a part)` : "";
  const out = leftOut > 0 ? `, ${leftOut} left out` : "";
  const lines = [
    `${rows} rows in ${seconds} s: ${are}${but}, ${duplicatesInFile} repeated, ${bad} bad${out}.`,
    ...mailingLines(mailing),
    ...statuses.map(statusLine),
    dryRun ? `Nothing was sent. The import would be ${importId}.` : `Import ${importId}.`,
    ...(report === null
      ? []
      : [
          `What is wrong with which rows: ${report}. Mend it there and import that file with the same flags.`,
        ]),
  ];
  return lines.join("\n");
}
