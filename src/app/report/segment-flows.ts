import { formatDay, parseDay } from "../../domain/basics/calendar.ts";
import { LOOKS_BACK, type MovesCount, mergeMoves } from "../../domain/night/flows.ts";
import { type Matrix, NOT_YET, UNKNOWN } from "../../domain/segments/matrix.ts";
import type { Nights } from "../nightly/read.ts";
import type { NightFlows } from "../nightly/segment-documents.ts";

export interface FlowsRequest {
  /** The last night when absent. */
  readonly to?: string;
  /** 30 days before `to` when absent. */
  readonly from?: string;
}

export interface SegmentFlows {
  readonly from: string;
  readonly to: string;
  /** Nights from `from` to `to` that have counted moves. */
  readonly nights: number;
  /** Steps of all these nights: who goes to and fro counts each time. */
  readonly moves: MovesCount;
  /** The same people, at the beginning of the newest night's period and in that night; null where none has counted it. */
  readonly sincePeriod: { readonly eve: string; readonly night: string; readonly matrix: Matrix } | null;
  /** The same of other dates before the newest night, the latest first; as far back as any record says. */
  readonly since: readonly { readonly on: string; readonly days: number; readonly matrix: Matrix }[];
  /** What the customers of each segment at a period's beginning bought in it, night by night, oldest first. */
  readonly series: readonly {
    readonly night: string;
    readonly periodDays: number;
    readonly groups: Readonly<Record<string, StartFigures>>;
  }[];
}

interface StartFigures {
  readonly customers: number;
  readonly active: number;
  readonly orders: number;
  readonly revenue: number;
  readonly averageOrder: number | null;
}

const USUAL_DAYS = 30;

/** How customers have moved between segments, of the dates that nights have kept; undefined before the first night. */
export function makeReadSegmentFlows(deps: { readonly nights: Pick<Nights, "lastRun" | "flowsBetween"> }) {
  return async (request: FlowsRequest): Promise<SegmentFlows | undefined> => {
    const to = request.to ?? (await deps.nights.lastRun());
    if (to === undefined) return undefined;
    const from = request.from ?? formatDay((parseDay(to) ?? 0) - USUAL_DAYS);
    const nights = await deps.nights.flowsBetween(from, to);
    // A step leads from the night before: what came into the first night came before `from`.
    const steps = nights.filter(({ basis }) => basis !== undefined && basis >= from);
    const last = nights.at(-1);
    return {
      ...{ from, to, nights: steps.length },
      moves: mergeMoves(steps.map(({ moves }) => moves)),
      sincePeriod: last ? { eve: last.eve, night: last.run, matrix: last.sincePeriod } : null,
      since: last ? looksBack(last) : [],
      series: nights.map(pointOf),
    };
  };
}

/** A date on which nobody is on record says nothing. */
function looksBack({ run, since = {} }: NightFlows): SegmentFlows["since"] {
  const night = parseDay(run) ?? 0;
  return LOOKS_BACK.flatMap((days) => {
    const matrix = since[days];
    const isOnRecord = matrix && Object.keys(matrix).some((from) => from !== NOT_YET && from !== UNKNOWN);
    return isOnRecord ? [{ on: formatDay(night - days), days, matrix }] : [];
  });
}

function pointOf({ run, periodDays, byStart }: NightFlows): SegmentFlows["series"][number] {
  const groups = Object.entries(byStart).map(([id, group]) => {
    const averageOrder = group.orders === 0 ? null : group.revenue / group.orders;
    return [id, { ...group, averageOrder }] as const;
  });
  return { night: run, periodDays, groups: Object.fromEntries(groups) };
}
