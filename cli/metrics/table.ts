import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import { type CsvForm, type CsvValue, csvLine } from "../../src/domain/basics/csv.ts";
import { grid, wrappedWithin } from "../terminal/terminal.ts";

/** A figure of a row: as files have it, and as people read it. */
export interface Column<R> {
  /** In files, `share_of_carts`. */
  readonly name: string;
  readonly title: string;
  readonly value: (row: R) => CsvValue;
  /** The value itself when absent; a column of files only when null. */
  readonly shown?: ((row: R) => string) | null;
  /** Left out where a terminal has no room for it. */
  readonly spare?: boolean;
}

/** A part of a night's metrics that can be had by itself. */
export interface MetricsTable {
  readonly title: string;
  /** For a terminal so many columns wide; for a file or a pipe when absent. */
  readonly text: (metrics: NightlyMetrics, width: number | undefined, most?: number) => string;
  readonly csv: (metrics: NightlyMetrics, form: CsvForm) => string;
}

interface Parts<R> {
  readonly title: string;
  readonly rows: (metrics: NightlyMetrics) => readonly R[];
  readonly columns: (metrics: NightlyMetrics) => readonly Column<R>[];
  /** How the figures are to be read. */
  readonly note: (metrics: NightlyMetrics) => string;
  /** What stands there without rows. */
  readonly none: (metrics: NightlyMetrics) => string;
}

export function tableOf<R>({ title, rows, columns, note, none }: Parts<R>): MetricsTable {
  return {
    title,
    text(metrics, width, most = Number.POSITIVE_INFINITY) {
      const all = rows(metrics);
      if (all.length === 0) return `  ${none(metrics)}`;
      const shown = all.slice(0, most);
      const more = all.length > shown.length ? [`  and ${all.length - shown.length} more`] : [];
      const text = gridWithin(columns(metrics), shown, width);
      return [text, ...more, wrappedWithin(Math.min(100, width ?? 100), note(metrics))].join("\n");
    },
    csv(metrics, form) {
      const all = columns(metrics);
      const head = csvLine(
        all.map(({ name }) => name),
        form,
      );
      return rows(metrics).reduce(
        (text, row) =>
          text +
          csvLine(
            all.map(({ value }) => value(row)),
            form,
          ),
        head,
      );
    },
  };
}

/** With as many columns as there is room for: those that can be spared go first. */
function gridWithin<R>(
  columns: readonly Column<R>[],
  rows: readonly R[],
  width = Number.POSITIVE_INFINITY,
): string {
  const kept = columns.filter(({ shown }) => shown !== null);
  const drawn = (some: readonly Column<R>[], within?: number) =>
    grid(
      some.map(({ title }) => title),
      rows.map((row) => some.map(({ shown, value }) => shown?.(row) ?? `${value(row) ?? "–"}`)),
      within,
    );
  const whole = drawn(kept, 10_000);
  if (firstLine(whole) <= width) return whole;
  return drawn(
    kept.filter(({ spare }) => !spare),
    width,
  );
}

const firstLine = (text: string) => [...(text.split("\n")[0] ?? "")].length;
