import { formatDay, parseDay } from "../../domain/basics/calendar.ts";
import { type Matrix, mergeMatrices } from "../../domain/night/flows.ts";
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
  readonly moves: { readonly segments: Matrix; readonly rfmSegments: Matrix };
  /** The same people, at the beginning of the newest night's period and in that night; null where none has counted it. */
  readonly sincePeriod: { readonly eve: string; readonly night: string; readonly matrix: Matrix } | null;
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
      moves: {
        segments: mergeMatrices(steps.map(({ moves }) => moves.segments)),
        rfmSegments: mergeMatrices(steps.map(({ moves }) => moves.rfmSegments)),
      },
      sincePeriod: last ? { eve: last.eve, night: last.run, matrix: last.sincePeriod } : null,
      series: nights.map(pointOf),
    };
  };
}

function pointOf({ run, periodDays, byStart }: NightFlows): SegmentFlows["series"][number] {
  const groups = Object.entries(byStart).map(([id, group]) => {
    const averageOrder = group.orders === 0 ? null : group.revenue / group.orders;
    return [id, { ...group, averageOrder }] as const;
  });
  return { night: run, periodDays, groups: Object.fromEntries(groups) };
}
