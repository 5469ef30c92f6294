import { type Day, formatDay } from "../basics/calendar.ts";
import type { OrderDay, Score } from "../people/profile.ts";
import type { Period } from "./period.ts";
import { whereOn } from "./stays.ts";
import { type Moves, movesOf } from "./verdict.ts";

/** Rows of a matrix that are no segment; no id of a segment has brackets. */
export const NOT_YET = "(new)";
export const UNKNOWN = "(unknown)";

/** Customers by where they came from, then by where they are. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What the customers who began P in one segment have bought in it. Minor units. */
export interface StartGroup {
  readonly customers: number;
  readonly active: number;
  readonly orders: number;
  readonly revenue: number;
}

/**
 * How customers have moved, and what came of where they were when the period began: whole numbers that add up exactly over
 * shards, at most as many as segments by segments.
 */
export interface FlowCounts {
  /** Whom this night has found elsewhere than the night before: one step each. Empty where it compares with nothing. */
  readonly moves: { readonly segments: Matrix; readonly rfmSegments: Matrix };
  /** Everybody, by the segment on the eve of P and the segment now. */
  readonly sincePeriod: Matrix;
  /** By the segment on the eve of P. */
  readonly byStart: Readonly<Record<string, StartGroup>>;
  /** By RFM cell: who is in it by hysteresis alone. */
  readonly heldCells: Readonly<Record<string, number>>;
}

export interface Moved {
  readonly joinedOn: Day;
  readonly orderDays: readonly OrderDay[];
  readonly score: Score;
  /** Undefined in a night that compares with nothing. */
  readonly before: Score["before"];
  readonly compares: boolean;
  /** The cell by tonight's limits alone. */
  readonly exactCell: string;
}

export interface FlowCounter {
  add(customer: Moved): void;
  counts(): FlowCounts;
}

/** The night on whose verdict P begins. */
export const eveOf = ({ today, days }: Period): Day => today - days;

export function makeFlowCounter(period: Period): FlowCounter {
  const [segments, rfmSegments, sincePeriod] = [makeMatrix(), makeMatrix(), makeMatrix()];
  const byStart = new Map<string, StartGroup>();
  const held = new Map<string, number>();
  const day = eveOf(period);
  const on = formatDay(day);
  return {
    add({ joinedOn, orderDays, score, before, compares, exactCell }) {
      const moves: Moves = compares ? movesOf(score, before) : {};
      if (moves.segment) segments.add(moves.segment.from ?? NOT_YET, moves.segment.to);
      if (moves.rfmSegment) rfmSegments.add(moves.rfmSegment.from ?? NOT_YET, moves.rfmSegment.to);
      const from = rowOf(whereOn(score, { joinedOn, day, on }));
      sincePeriod.add(from, score.segment);
      byStart.set(from, sumOf(byStart.get(from), startGroupOf(orderDays, period)));
      if (exactCell !== score.cell) held.set(score.cell, (held.get(score.cell) ?? 0) + 1);
    },
    counts: () => ({
      moves: { segments: segments.entries(), rfmSegments: rfmSegments.entries() },
      sincePeriod: sincePeriod.entries(),
      byStart: Object.fromEntries(byStart),
      heldCells: Object.fromEntries(held),
    }),
  };
}

export function mergeFlows(parts: readonly FlowCounts[]): FlowCounts {
  const byStart = new Map<string, StartGroup>();
  const held = new Map<string, number>();
  for (const part of parts) {
    for (const [from, group] of Object.entries(part.byStart))
      byStart.set(from, sumOf(byStart.get(from), group));
    for (const [cell, many] of Object.entries(part.heldCells)) held.set(cell, (held.get(cell) ?? 0) + many);
  }
  return {
    moves: {
      segments: mergeMatrices(parts.map(({ moves }) => moves.segments)),
      rfmSegments: mergeMatrices(parts.map(({ moves }) => moves.rfmSegments)),
    },
    sincePeriod: mergeMatrices(parts.map((part) => part.sincePeriod)),
    byStart: Object.fromEntries(byStart),
    heldCells: Object.fromEntries(held),
  };
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

function makeMatrix() {
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

function rowOf(where: ReturnType<typeof whereOn>): string {
  switch (where.kind) {
    case "segment":
      return where.segment;
    case "not-yet":
      return NOT_YET;
    case "unknown":
      return UNKNOWN;
    default:
      return where satisfies never;
  }
}

function startGroupOf(orderDays: readonly OrderDay[], { today, days }: Period): StartGroup {
  const inP = orderDays.filter(({ day }) => day > today - days && day <= today);
  const sum = (key: "orders" | "spent") => inP.reduce((total, one) => total + one[key], 0);
  return { customers: 1, active: inP.length > 0 ? 1 : 0, orders: sum("orders"), revenue: sum("spent") };
}

function sumOf(one: StartGroup | undefined, other: StartGroup): StartGroup {
  if (!one) return other;
  return {
    customers: one.customers + other.customers,
    active: one.active + other.active,
    orders: one.orders + other.orders,
    revenue: one.revenue + other.revenue,
  };
}
