/** A file of MJML. */
export interface MjmlFile {
  readonly file: string;
  readonly source: string;
}

/** A part of a text that is put together from several files. */
export interface Piece {
  readonly from: MjmlFile;
  /** Where it stands in its file, in characters from the beginning. */
  readonly at: number;
  readonly text: string;
  /** Stands for other characters of the file, so that all of it is at `at`. */
  readonly isReplaced?: boolean;
}

/** Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A text put together from several files, each character of which knows where it was written. */
export interface Woven {
  readonly text: string;
  placeAt(offset: number): Place;
  /** Of a line and a column in `text`. */
  placeOf(line: number, column: number): Place;
}

export function weave(pieces: readonly Piece[]): Woven {
  const text = pieces.map((piece) => piece.text).join("");
  const ends: number[] = [];
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.text.length);
  const lines = lineStarts(text);
  const placeAt = (offset: number): Place => {
    const index = ends.findIndex((end) => offset < end);
    const piece = pieces.at(index);
    if (!piece) return { file: "", line: 1, column: 1 };
    const inside = offset - ((ends.at(index) ?? 0) - piece.text.length);
    const at = piece.at + (piece.isReplaced ? 0 : Math.min(inside, piece.text.length));
    return { file: piece.from.file, ...placeIn(piece.from.source, at) };
  };
  return { text, placeAt, placeOf: (line, column) => placeAt((lines[line - 1] ?? 0) + column - 1) };
}

export function placeIn(source: string, at: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
