/** A value in a file of the config that a form may change: what it says, where it stands, and the file with another. */
export interface Field {
  /** Names it within the form. */
  readonly id: string;
  readonly file: string;
  readonly value: string;
  /** In the version that the draft was begun from; undefined where it was not there. */
  readonly before: string | undefined;
  /** Lines and columns count from 1; a column of no use is absent. */
  readonly place: Place;
  /** The whole file with this value in its place, and nothing else changed. */
  readonly with: (value: string) => string;
}

export interface Place {
  readonly from: Position;
  readonly to: Position;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Remarked {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** Whether a remark of the validator is about a field. */
export function isAbout({ file, place: { from, to } }: Field, remark: Remarked): boolean {
  const { line, column } = remark;
  if (remark.file !== file || line < from.line || line > to.line) return false;
  if (column === undefined) return true;
  return (line > from.line || column >= from.column) && (line < to.line || column <= to.column);
}

/** The place of a stretch of text. */
export function placeOf(text: string, start: number, end: number): Place {
  return { from: positionOf(text, start), to: positionOf(text, end) };
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
