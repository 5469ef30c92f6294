import pc from "picocolors";
import type { Counts } from "./import-file.ts";
import type { FileLayout } from "./layout.ts";
import { ROLES } from "./roles.ts";
import { PATTERNS } from "./rows.ts";

/** How the file is going to be read, for the user to check. */
export function layoutLines(
  { columns, header, delimiter, dateOrder, decimalMark, remarks }: FileLayout,
  encoding: string,
): string {
  const mapping = ROLES.flatMap((role) => {
    const column = columns[role];
    return column === undefined ? [] : [`${role} = "${header[column]}"`];
  });
  const names: Readonly<Record<string, string>> = { "\t": "tab", ",": "comma", ";": "semicolon" };
  const form = `${encoding}, ${names[delimiter] ?? delimiter}, dates ${PATTERNS[dateOrder]}, decimal ${decimalMark}`;
  return [`${mapping.join(", ")} (${form})`, ...remarks.map((remark) => pc.yellow(`Note: ${remark}`))].join(
    "\n",
  );
}

export function summaryLine(counts: Counts, seconds: number, report: string | null): string {
  const { rows, orders, sent, bad, duplicatesInFile } = counts;
  const are = sent === 0 && orders > 0 ? `${orders} orders could be sent` : `${sent} orders are in`;
  const line = `${rows} rows in ${seconds} s: ${are}, ${duplicatesInFile} repeated, ${bad} bad.`;
  return report === null ? line : `${line}\nThe bad rows and what is wrong with them: ${report}`;
}
