import type { OneGroup } from "../../domain/night/metrics-of-the-day.ts";
import type { RfmLimits } from "../../domain/segments/rfm.ts";
import { RFM_SEGMENTS, type RfmScale, type RfmSegment } from "../../domain/segments/rfm-segments.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Nights } from "../nightly/read.ts";

export interface RfmGrid {
  readonly night: string;
  readonly currency: string;
  /** P, over which orders, money and mails are counted. */
  readonly periodDays: number;
  readonly scale: RfmScale;
  /** Between the scores, as the night has cut them; orders and days whole, money in minor units. */
  readonly limits: RfmLimits;
  readonly hysteresis: {
    /** Percentage points, of the config in force. */
    readonly points: number;
    /** The limits within which a score of the night before stays; null where the night had none. */
    readonly band: { readonly from: RfmLimits; readonly to: RfmLimits } | null;
    /** Who is in another cell than the night's limits alone would say; null of a night that did not count it. */
    readonly held: number | null;
  };
  /** Best first, then who never bought; every cell of the scale. */
  readonly cells: readonly RfmCell[];
}

export interface RfmCell {
  /** `333`: recency, frequency, monetary. */
  readonly cell: string;
  readonly rfmSegment: RfmSegment;
  readonly customers: number;
  readonly mailable: number;
  /** Of P. */
  readonly active: number;
  readonly orders: number | null;
  readonly revenue: number;
  readonly averageOrder: number | null;
  readonly spent: number;
  readonly valueAtRisk: number | null;
  /** Of P, to whoever was in the cell when the mail was made. */
  readonly mails: number;
  /** In the cell by hysteresis alone. */
  readonly held: number;
}

export type RfmAnswer =
  | { readonly result: "found"; readonly grid: RfmGrid }
  | { readonly result: "no-config" | "no-night" };

/** The RFM table of the last night: what each cell holds, and where its limits are. */
export function makeReadRfmGrid(deps: {
  readonly config: Pick<ConfigStore, "current">;
  readonly nights: Pick<Nights, "metrics" | "model" | "flowsBetween">;
}) {
  return async (): Promise<RfmAnswer> => {
    const [published, metrics, model] = await Promise.all([
      deps.config.current(),
      deps.nights.metrics(),
      deps.nights.model(),
    ]);
    if (!published) return { result: "no-config" };
    if (!metrics || !model) return { result: "no-night" };
    const [flows] = await deps.nights.flowsBetween(metrics.run, metrics.run);
    const { band, ...limits } = model.cuts;
    const scale: RfmScale = limits.orders.length === 4 ? 5 : 3;
    const held = flows?.heldCells;
    const cells = Object.entries(RFM_SEGMENTS[scale])
      .sort(([one], [other]) => (one < other ? 1 : -1))
      .map(([cell, rfmSegment]) => ({
        ...{ cell, rfmSegment, ...figuresOf(metrics.rfmCells[cell]) },
        mails: metrics.reach.rfmCells[cell]?.mails ?? 0,
        held: held?.[cell] ?? 0,
      }));
    const grid: RfmGrid = {
      night: metrics.run,
      currency: metrics.currency,
      periodDays: metrics.periodDays,
      ...{ scale, limits, cells },
      hysteresis: {
        points: published.bundle.segments.rfm.hysteresis ?? 0,
        band: band ?? null,
        held: held ? Object.values(held).reduce((sum, many) => sum + many, 0) : null,
      },
    };
    return { result: "found", grid };
  };
}

function figuresOf(group: OneGroup | undefined) {
  // A night from before orders were counted by group has none.
  const { customers = 0, mailable = 0, active = 0, orders = group ? null : 0, revenue = 0 } = group ?? {};
  const { averageOrder = null, spent = 0, valueAtRisk = null } = group ?? {};
  return { customers, mailable, active, orders, revenue, averageOrder, spent, valueAtRisk };
}
