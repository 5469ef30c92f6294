/** A file that cannot be used; the message says where and why. */
export class BadTrial extends Error {}

/** One column of a file: its name and the text of each row. */
export interface TextColumn {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Throws BadTrial at the first cell that is no number. */
export function numbersOf({ name, cells }: TextColumn, lineOf: (row: number) => number): Float64Array {
  return Float64Array.from(cells, (cell, row) => {
    if (isNumber(cell)) return Number(cell);
    throw new BadTrial(`column "${name}", line ${lineOf(row)}: "${cell}" is no number`);
  });
}

export const isNumber = (cell: string): boolean => cell !== "" && Number.isFinite(Number(cell));
