import type { Role } from "./roles.ts";
import { plainTitle, titlesOf } from "./titles/known-titles.ts";

/** Column by role, counted from 0. */
export type Columns = Readonly<Partial<Record<Role, number>>>;

export interface GuessedColumns {
  readonly columns: Columns;
  /** Roles for which several columns would do; the first was taken. */
  readonly ambiguous: readonly { readonly role: Role; readonly candidates: readonly number[] }[];
}

/**
 * Which column plays which of the roles, judged by the header alone; columns in `taken` are spoken for, and the titles of
 * `own` come first.
 */
export function guessColumns(
  header: readonly string[],
  roles: readonly Role[],
  taken: Columns = {},
  own: { readonly [R in Role]?: readonly string[] } = {},
): GuessedColumns {
  const columns: Partial<Record<Role, number>> = { ...taken };
  const ambiguous: { role: Role; candidates: readonly number[] }[] = [];
  for (const role of roles) {
    if (columns[role] !== undefined) continue;
    const used = new Set(Object.values(columns));
    const candidates = ranked(header, [...(own[role] ?? []).map(plainTitle), ...titlesOf(role)]).filter(
      (column) => !used.has(column),
    );
    const [best] = candidates;
    if (best === undefined) continue;
    columns[role] = best;
    if (candidates.length > 1) ambiguous.push({ role, candidates });
  }
  return { columns, ambiguous };
}

/** `titles`: plain, the surest first. */
function ranked(header: readonly string[], titles: readonly string[]): readonly number[] {
  return header
    .map((title, column) => ({ column, rank: titles.indexOf(plainTitle(title)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ column }) => column);
}

/** The column that a flag names: by its title, or by its number from 1. */
export function findColumn(header: readonly string[], wanted: string): number | undefined {
  const exact = header.indexOf(wanted);
  if (exact >= 0) return exact;
  const alike = header.findIndex(
    (title) => plainTitle(title) === plainTitle(wanted) && plainTitle(wanted) !== "",
  );
  if (alike >= 0) return alike;
  const number = /^\d{1,4}$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= header.length ? number - 1 : undefined;
}
