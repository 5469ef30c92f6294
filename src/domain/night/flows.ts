import { type Day, formatDay } from "../basics/calendar.ts";
import type { OrderDay, Score } from "../people/profile.ts";
import { type Matrix, makeMatrix, mergeMatrices, NOT_YET, UNKNOWN } from "../segments/matrix.ts";
import type { Period } from "./period.ts";
import { whereOn } from "./stays.ts";
import { type Moves, movesOf } from "./verdict.ts";

/** What the customers who began P in one segment have bought in it. Minor units. */
export interface StartGroup {
  readonly customers: number;
  readonly active: number;
  readonly orders: number;
  readonly revenue: number;
}

/** Steps between segments, named RFM segments and spend tiers. */
export interface MovesCount {
  readonly segments: Matrix;
  readonly rfmSegments: Matrix;
  readonly tiers: Matrix;
}

/** Days before a night that it compares with where customers are now, as far as their records say. */
export const LOOKS_BACK = [7, 30, 90, 180, 365] as const;

/**
 * How customers have moved, and what came of where they were when the period began: whole numbers that add up exactly over
 * shards, at most as many as segments by segments.
 */
export interface FlowCounts {
  /** Whom this night has found elsewhere than the night before: one step each. Empty where it compares with nothing. */
  readonly moves: MovesCount;
  /** Everybody, by the segment on the eve of P and the segment now. */
  readonly sincePeriod: Matrix;
  /** The same by the segment so many days ago, as `LOOKS_BACK` names them. */
  readonly since: Readonly<Record<number, Matrix>>;
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
  const [segments, rfmSegments, tiers] = [makeMatrix(), makeMatrix(), makeMatrix()];
  const sincePeriod = makeMatrix();
  const byStart = new Map<string, StartGroup>();
  const held = new Map<string, number>();
  const day = eveOf(period);
  const on = formatDay(day);
  const looks = LOOKS_BACK.map((days) => {
    const then = period.today - days;
    return { days, then, on: formatDay(then), matrix: makeMatrix() };
  });
  return {
    add({ joinedOn, orderDays, score, before, compares, exactCell }) {
      const moves: Moves = compares ? movesOf(score, before) : {};
      if (moves.segment) segments.add(moves.segment.from ?? NOT_YET, moves.segment.to);
      if (moves.rfmSegment) rfmSegments.add(moves.rfmSegment.from ?? NOT_YET, moves.rfmSegment.to);
      if (moves.tier) tiers.add(moves.tier.from ?? NOT_YET, moves.tier.to);
      for (const { then, on: date, matrix } of looks)
        matrix.add(rowOf(whereOn(score, { joinedOn, day: then, on: date })), score.segment);
      const from = rowOf(whereOn(score, { joinedOn, day, on }));
      sincePeriod.add(from, score.segment);
      byStart.set(from, sumOf(byStart.get(from), startGroupOf(orderDays, period)));
      if (exactCell !== score.cell) held.set(score.cell, (held.get(score.cell) ?? 0) + 1);
    },
    counts: () => ({
      moves: {
        segments: segments.entries(),
        rfmSegments: rfmSegments.entries(),
        tiers: tiers.entries(),
      },
      sincePeriod: sincePeriod.entries(),
      since: Object.fromEntries(looks.map(({ days, matrix }) => [days, matrix.entries()])),
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
    moves: mergeMoves(parts.map(({ moves }) => moves)),
    sincePeriod: mergeMatrices(parts.map((part) => part.sincePeriod)),
    since: Object.fromEntries(
      LOOKS_BACK.map((days) => [days, mergeMatrices(parts.map(({ since }) => since[days] ?? {}))]),
    ),
    byStart: Object.fromEntries(byStart),
    heldCells: Object.fromEntries(held),
  };
}

/** Steps of several shards or nights, added up. Nights before tiers were counted have none. */
export function mergeMoves(parts: readonly (Omit<MovesCount, "tiers"> & Partial<MovesCount>)[]): MovesCount {
  return {
    segments: mergeMatrices(parts.map(({ segments }) => segments)),
    rfmSegments: mergeMatrices(parts.map(({ rfmSegments }) => rfmSegments)),
    tiers: mergeMatrices(parts.map(({ tiers }) => tiers ?? {})),
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
