import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { GroupMetrics } from "../../domain/night/metrics-of-the-day.ts";
import { RFM_SEGMENTS } from "../../domain/segments/rfm-segments.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Nights } from "../nightly/read.ts";

export interface SegmentsOverview {
  /** The night that the numbers are of; null before the first one. */
  readonly night: string | null;
  readonly customers: number;
  readonly currency: string;
  /** In the order in which they are tried; then those that only the night's config had. */
  readonly segments: readonly SegmentOverview[];
  readonly rfm: readonly RfmOverview[];
}

/** Figures of the last night; zero where it found nobody, null where a share has no base. */
interface Figures {
  readonly people: number;
  readonly share: number | null;
  /** May be mailed; null of a night that did not count it. */
  readonly mailable: number | null;
  /** Spent ever by one of them on average, minor units. */
  readonly meanSpent: number | null;
  readonly shareOfSpent: number | null;
}

export interface SegmentOverview extends Figures {
  readonly id: string;
  readonly name: string;
  /** Absent in the last one, which is for everybody else. */
  readonly when?: string;
  /** Whether the config in force has it. */
  readonly current: boolean;
}

export interface RfmOverview extends Figures {
  readonly id: string;
  /** Best first. */
  readonly cells: readonly string[];
}

/** The groups that the night puts customers in, with what it counted; undefined before a config is published. */
export function makeListSegments(deps: {
  readonly config: Pick<ConfigStore, "current">;
  readonly nights: Pick<Nights, "metrics">;
}) {
  return async (): Promise<SegmentsOverview | undefined> => {
    const [published, metrics] = await Promise.all([deps.config.current(), deps.nights.metrics()]);
    if (!published) return undefined;
    const { bundle } = published;
    const customers = metrics?.customers ?? 0;
    return {
      night: metrics?.run ?? null,
      customers,
      currency: metrics?.currency ?? bundle.store.currency,
      segments: segmentsOf(bundle, metrics?.segments ?? {}, customers),
      rfm: rfmOf(bundle, metrics?.rfmSegments ?? {}, customers),
    };
  };
}

function segmentsOf({ segments, store }: Bundle, counted: GroupMetrics, customers: number) {
  const { list, otherwise } = segments;
  const own = [...list, { ...otherwise, when: undefined }].map(({ id, name, when }): SegmentOverview => {
    const shown = localised(name, store.default_language);
    return { id, name: shown, ...defined({ when }), current: true, ...figuresOf(counted[id], customers) };
  });
  const known = new Set(own.map(({ id }) => id));
  const former = Object.entries(counted)
    .filter(([id]) => !known.has(id))
    .map(([id, group]) => ({ id, name: id, current: false, ...figuresOf(group, customers) }));
  return [...own, ...former];
}

function rfmOf({ segments }: Bundle, counted: GroupMetrics, customers: number): readonly RfmOverview[] {
  const cells = Object.entries(RFM_SEGMENTS[segments.rfm.scores ?? 3]).sort(([one], [other]) =>
    one < other ? 1 : -1,
  );
  return [...new Set(cells.map(([, id]) => id))].map((id) => ({
    id,
    cells: cells.filter(([, segment]) => segment === id).map(([cell]) => cell),
    ...figuresOf(counted[id], customers),
  }));
}

function figuresOf(group: GroupMetrics[string] | undefined, all: number): Figures {
  const { customers: people = 0, spent = 0, shareOfCustomers, shareOfSpent = null } = group ?? {};
  return {
    people,
    share: shareOfCustomers ?? (all === 0 ? null : 0),
    mailable: group ? (group.mailable ?? null) : 0,
    meanSpent: people === 0 ? null : Math.round(spent / people),
    shareOfSpent,
  };
}
