import { type Day, type Instant, monthOf } from "../../domain/basics/calendar.ts";
import { type Count, merged, type Row } from "../../domain/results/counts.ts";
import { happeningOf, keyOf } from "../../domain/results/happening.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { type Build, monthFile, STATE_FILE, TOTALS_FILE } from "./names.ts";

/** How far the figures have come. */
export interface ResultsState extends Build {
  /** Everything that the journal took before this is counted. */
  readonly asOf: Instant;
  /** The shop's day of `asOf`, which is not over. */
  readonly today: Day;
  /** The last day that no record can add to any more, and when it ended. */
  readonly sealed: Day;
  readonly sealedUntil: Instant;
  /** Who is in a chain, by chain, version and step. */
  readonly waiting: readonly Row[];
  /** Windows that closed on this day or before are counted, for good. */
  readonly closed: Day;
  readonly currency: string;
  /** Whether money of margins means anything: the store's config names a margin. */
  readonly hasMargin: boolean;
}

/** Figures of one day, and where the customers behind them are. */
export interface DayResults {
  readonly day: Day;
  readonly lists: Build;
  readonly windows?: Build;
  readonly rows: readonly Row[];
}

/** Of all days that are sealed. */
export interface Totals {
  readonly from: Day;
  readonly sealed: Day;
  readonly rows: readonly Row[];
}

type StoredRow = readonly [key: string, ...count: number[]];

const FIELDS = [
  "count",
  "of",
  "orders",
  "revenue",
  "discounts",
  "margin",
] as const satisfies readonly (keyof Count)[];

const stored = ({ happening, count }: Row): StoredRow => [
  keyOf(happening),
  ...FIELDS.map((field) => count[field]),
];

function restored([key, ...numbers]: StoredRow): Row {
  const count = Object.fromEntries(FIELDS.map((field, at) => [field, numbers[at] ?? 0]));
  return { happening: happeningOf(key), count: count as unknown as Count };
}

type Stored<T extends { readonly rows: readonly Row[] }> = Omit<T, "rows"> & {
  readonly rows: readonly StoredRow[];
};
type StoredState = Omit<ResultsState, "waiting"> & { readonly waiting: readonly StoredRow[] };

export async function readState(files: ResultsFiles): Promise<ResultsState | undefined> {
  const text = await files.get(STATE_FILE);
  if (text === undefined) return undefined;
  const { waiting, ...rest } = JSON.parse(text) as StoredState;
  return { ...rest, waiting: waiting.map(restored) };
}

export async function writeState(files: ResultsFiles, { waiting, ...rest }: ResultsState): Promise<void> {
  await files.put(
    STATE_FILE,
    JSON.stringify({ ...rest, waiting: waiting.map(stored) } satisfies StoredState),
  );
}

/** The days of a calendar month that have figures, oldest first. */
export async function readMonth(files: ResultsFiles, day: Day): Promise<readonly DayResults[]> {
  const text = await files.get(monthFile(day));
  const days = text === undefined ? [] : (JSON.parse(text) as readonly Stored<DayResults>[]);
  return days.map(({ rows, ...rest }) => ({ ...rest, rows: rows.map(restored) }));
}

/** The days from one to another that have figures, both included, oldest first. */
export async function readDays(files: ResultsFiles, from: Day, to: Day): Promise<readonly DayResults[]> {
  const oneOfEach = new Map<number, Day>();
  for (let day = from; day <= to; day += 1) oneOfEach.set(monthOf(day), day);
  const months = await Promise.all([...oneOfEach.values()].map((day) => readMonth(files, day)));
  return months.flat().filter(({ day }) => day >= from && day <= to);
}

/** Puts days in the place of what their months say of them. */
export async function writeDays(files: ResultsFiles, days: readonly DayResults[]): Promise<void> {
  for (const [name, ofMonth] of Map.groupBy(days, ({ day }) => monthFile(day))) {
    const [{ day: first } = { day: 0 }] = ofMonth;
    const all = new Map((await readMonth(files, first)).map((one) => [one.day, one]));
    for (const one of ofMonth) all.set(one.day, one);
    const sorted = [...all.values()].sort((one, other) => one.day - other.day);
    await files.put(
      name,
      JSON.stringify(sorted.map(({ rows, ...rest }) => ({ ...rest, rows: rows.map(stored) }))),
    );
  }
}

export async function readTotals(files: ResultsFiles): Promise<Totals | undefined> {
  const text = await files.get(TOTALS_FILE);
  if (text === undefined) return undefined;
  const { rows, ...rest } = JSON.parse(text) as Stored<Totals>;
  return { ...rest, rows: rows.map(restored) };
}

/** Adds days that are sealed from now on; those that are in the totals already are not added again. */
export async function addToTotals(
  files: ResultsFiles,
  days: readonly DayResults[],
  sealed: Day,
): Promise<void> {
  const before = await readTotals(files);
  const fresh = days.filter(({ day }) => day > (before?.sealed ?? Number.NEGATIVE_INFINITY) && day <= sealed);
  const [first] = fresh;
  if (!first) return;
  const rows = merged([...(before?.rows ?? []), ...fresh.flatMap((one) => one.rows)]);
  await files.put(
    TOTALS_FILE,
    JSON.stringify({ from: before?.from ?? first.day, sealed, rows: rows.map(stored) }),
  );
}
