import type { SegmentFlows } from "../../src/app/report/segment-flows.ts";
import type { MovesCount } from "../../src/domain/night/flows.ts";
import type { Matrix } from "../../src/domain/segments/matrix.ts";
import { grid, number, wrapped } from "../terminal/terminal.ts";

export const MOVED_BETWEEN = ["segments", "rfm", "tiers"] as const;
export type MovedBetween = (typeof MOVED_BETWEEN)[number];

const MATRICES = {
  segments: "segments",
  rfm: "rfmSegments",
  tiers: "tiers",
} as const satisfies Record<MovedBetween, keyof MovesCount>;

interface Asked {
  readonly what: MovedBetween;
  /** Then and now instead of steps. */
  readonly days?: number;
}

/** Steps added up, or where the same people were and are. */
export function movesPage(flows: SegmentFlows, { what, days }: Asked): string {
  if (days !== undefined) return thenAndNow(flows, days);
  const { from, to, nights, moves } = flows;
  const matrix = moves[MATRICES[what]];
  const lead = `Steps of ${number(nights)} nights from ${from} to ${to}. Whoever goes to and fro counts each time.`;
  if (Object.keys(matrix).length === 0) return `${lead}\nNobody has moved.`;
  return [wrapped(lead), matrixGrid("from", matrix)].join("\n");
}

function thenAndNow({ since, to }: SegmentFlows, days: number): string {
  const look = since.find((one) => one.days === days);
  if (!look) return `No record reaches back to ${number(days)} days before the night of ${to}.`;
  const lead = `Everybody by the segment on ${look.on} and now. (new): not a customer then. (unknown): the record does not reach back so far.`;
  return [wrapped(lead), matrixGrid("then", look.matrix)].join("\n");
}

/** Rows say from where, columns to where. */
export function matrixGrid(title: string, matrix: Matrix): string {
  const ends = [...new Set(Object.values(matrix).flatMap((row) => Object.keys(row)))];
  const rows = Object.entries(matrix).map(([from, row]) => [from, ...ends.map((to) => number(row[to] ?? 0))]);
  return grid([title, ...ends.map((to) => `to ${to}`)], rows);
}
