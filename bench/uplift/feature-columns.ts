import { BadTrial, isNumber, numbersOf, type TextColumn } from "./text-column.ts";

/** Columns that only say in which range another one lies. */
const COARSER: Readonly<Record<string, string>> = { history_segment: "history" };
/** More different texts name people, and no kinds of people. */
const MOST_KINDS = 30;

/** Numbers as they are; texts as a column of 0 and 1 for each but the first, in the order of the alphabet. */
export function featureColumnsOf(columns: readonly TextColumn[], lineOf: (row: number) => number) {
  const has = (name: string | undefined) => columns.some((column) => column.name.toLowerCase() === name);
  const features = columns
    .filter(({ name }) => !has(COARSER[name.toLowerCase()]))
    .flatMap((column) =>
      isNumeric(column)
        ? [{ name: column.name, values: numbersOf(column, lineOf) }]
        : kindsOf(column, lineOf),
    );
  return { names: features.map(({ name }) => name), columns: features.map(({ values }) => values) };
}

/** A column that is mostly numbers is one of numbers, with a mistake in it. */
const isNumeric = ({ cells }: TextColumn) => cells.filter(isNumber).length * 2 >= cells.length;

function kindsOf({ name, cells }: TextColumn, lineOf: (row: number) => number) {
  const empty = cells.indexOf("");
  if (empty >= 0) throw new BadTrial(`column "${name}", line ${lineOf(empty)} is empty`);
  const kinds = [...new Set(cells)].sort();
  if (kinds.length > MOST_KINDS) {
    throw new BadTrial(
      `column "${name}" has ${kinds.length} different texts; at most ${MOST_KINDS} can be learned from`,
    );
  }
  return kinds.slice(1).map((kind) => ({
    name: `${name}=${kind}`,
    values: Float64Array.from(cells, (cell) => (cell === kind ? 1 : 0)),
  }));
}
