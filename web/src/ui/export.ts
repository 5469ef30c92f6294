interface Exported<R> {
  readonly name: string;
  readonly value: (row: R) => string | number | null | undefined;
}

/** A cell that begins so would be a formula in a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;

/** CSV as RFC 4180 has it, with a mark that it is UTF-8, and no cell that a spreadsheet would run. */
export function rowsToCsv<R>(columns: readonly Exported<R>[], rows: readonly R[]): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** As spreadsheets take it from the clipboard. */
export function rowsToTabs<R>(columns: readonly Exported<R>[], rows: readonly R[]): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  return lines.map((line) => line.map((cell) => safe(cell).replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

/** Has the browser save a file. */
export function download(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function safe(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : `${cell}`;
}

function quoted(cell: string | number | null | undefined): string {
  const text = safe(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
