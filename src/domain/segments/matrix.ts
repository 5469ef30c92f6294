/** Rows of a matrix that are no segment; no id of a segment has brackets. */
export const NOT_YET = "(new)";
export const UNKNOWN = "(unknown)";

/** Customers by where they came from, then by where they are. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The matrix with one customer more. */
export function withMove(matrix: Matrix, from: string, to: string): Matrix {
  return mergeMatrices([matrix, { [from]: { [to]: 1 } }]);
}

export function mergeMatrices(parts: readonly Matrix[]): Matrix {
  const sum = makeMatrix();
  for (const part of parts) {
    for (const [from, row] of Object.entries(part)) {
      for (const [to, many] of Object.entries(row)) sum.add(from, to, many);
    }
  }
  return sum.entries();
}

export function makeMatrix() {
  const rows = new Map<string, Map<string, number>>();
  return {
    add(from: string, to: string, many = 1): void {
      const row = rows.get(from) ?? new Map<string, number>();
      rows.set(from, row.set(to, (row.get(to) ?? 0) + many));
    },
    entries: (): Matrix =>
      Object.fromEntries([...rows].map(([from, row]) => [from, Object.fromEntries(row)])),
  };
}
