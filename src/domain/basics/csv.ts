/** A value of a row; nothing is an empty cell. */
export type CsvValue = string | number | boolean | undefined;

export interface CsvForm {
  readonly delimiter: string;
  /** How numbers are written: `.` for programs, `,` for spreadsheets in many languages. @default "." */
  readonly decimal?: "." | ",";
}

/** A row as RFC 4180 has it. */
export function csvLine(values: readonly CsvValue[], { delimiter, decimal = "." }: CsvForm): string {
  const cells = values.map((value) => {
    if (typeof value === "string") return csvText(value, delimiter);
    const plain = value === undefined ? "" : String(value);
    const written = typeof value === "number" ? plain.replace(".", decimal) : plain;
    return written.includes(delimiter) ? `"${written}"` : written;
  });
  return `${cells.join(delimiter)}\r\n`;
}

/** What makes a spreadsheet run a text (OWASP, "CSV injection"), the wide forms of some languages included. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;
/** Numbers, also those of telephones. */
const HARMLESS = /^[+-][\d\s.,()/-]*$/;

/** Quoted where need be; text that a spreadsheet would run as a formula gets an apostrophe in front, numbers do not. */
export function csvText(text: string, delimiter: string): string {
  const harmless = FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
  const plain = !harmless.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(harmless);
  return plain ? harmless : `"${harmless.replaceAll('"', '""')}"`;
}
