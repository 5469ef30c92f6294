import type { Day, Instant } from "../../domain/basics/calendar.ts";
import {
  type DatedRow,
  type Division,
  type ResultLine,
  reportOf,
  type Selection,
} from "../../domain/results/report.ts";
import { WINDOW_DAYS } from "../../domain/results/windows.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { readDays, readState, readTotals } from "./documents.ts";

export interface ResultsQuestion {
  /** Both included; the last 30 days when absent. `all`: since figures are kept. */
  readonly days?: { readonly from: Day; readonly to: Day } | "all";
  readonly by: Division;
  readonly selection: Selection;
}

export interface Results {
  readonly asOf: Instant;
  readonly from: Day;
  readonly to: Day;
  /** The day from which on figures may still grow, because it was not over or its records may come late. */
  readonly openFrom: Day;
  readonly windowDays: number;
  readonly currency: string;
  readonly hasMargin: boolean;
  readonly lines: readonly ResultLine[];
}

const DEFAULT_DAYS = 30;

/** What chains and campaigns have come to, from what the last night made ready; undefined before the first. */
export function makeReadResults({ files }: { readonly files: ResultsFiles }) {
  return async ({ days, by, selection }: ResultsQuestion): Promise<Results | undefined> => {
    const state = await readState(files);
    if (!state) return undefined;
    const { asOf, today, sealed, currency, hasMargin, waiting } = state;
    const { from, to, rows } = await rowsOf();
    return {
      ...{ asOf, from, to, openFrom: sealed + 1, windowDays: WINDOW_DAYS, currency, hasMargin },
      lines: reportOf([...rows, ...waiting], by, selection),
    };

    async function rowsOf(): Promise<{
      readonly from: Day;
      readonly to: Day;
      readonly rows: readonly DatedRow[];
    }> {
      if (days !== "all" || by === "day") {
        const range =
          days === undefined || days === "all" ? { from: today - DEFAULT_DAYS + 1, to: today } : days;
        return { ...range, rows: datedRows(await readDays(files, range.from, range.to)) };
      }
      const totals = await readTotals(files);
      const open = await readDays(files, (totals?.sealed ?? sealed) + 1, today);
      const from = totals?.from ?? open[0]?.day ?? today;
      return { from, to: today, rows: [...(totals?.rows ?? []), ...datedRows(open)] };
    }
  };
}

const datedRows = (days: Awaited<ReturnType<typeof readDays>>): readonly DatedRow[] =>
  days.flatMap(({ day, rows }) => rows.map((row) => ({ ...row, day })));
