import { formatDay, parseDay } from "../../domain/basics/calendar.ts";
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
  /** The night that numbers are compared with: of 30 days before, or the oldest kept; null where there is none. */
  readonly nightThen: string | null;
  readonly customers: number;
  readonly currency: string;
  /** In the order in which they are tried; then those that only the night's config had. */
  readonly segments: readonly SegmentOverview[];
  readonly rfm: readonly RfmOverview[];
}

/** Figures of the last night; zero where it found nobody, null where a share has no base. */
interface Figures {
  readonly people: number;
  /** In the night of `nightThen`; null where none is kept. */
  readonly peopleThen: number | null;
  readonly share: number | null;
  /** May be mailed; null of a night that did not count it. */
  readonly mailable: number | null;
  /** Spent ever by one of them on average, minor units. */
  readonly meanSpent: number | null;
  readonly shareOfSpent: number | null;
}

export interface SegmentOverview extends Figures {
  readonly id: string;
  /** In the shop's first language. */
  readonly name: string;
  /** By each of its languages. */
  readonly names: Readonly<Record<string, string>>;
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

const COMPARED_DAYS = 30;

/** The groups that the night puts customers in, with what it counted; undefined before a config is published. */
export function makeListSegments(deps: {
  readonly config: Pick<ConfigStore, "current">;
  readonly nights: Pick<Nights, "metrics" | "metricsOf" | "dates">;
}) {
  return async (): Promise<SegmentsOverview | undefined> => {
    const [published, metrics] = await Promise.all([deps.config.current(), deps.nights.metrics()]);
    if (!published) return undefined;
    const { bundle } = published;
    const customers = metrics?.customers ?? 0;
    const before = metrics && (await metricsThen(deps.nights, metrics.date));
    const counting = (of: "segments" | "rfmSegments"): Counting => ({
      now: metrics?.[of] ?? {},
      earlier: before?.[of],
      customers,
    });
    return {
      night: metrics?.run ?? null,
      nightThen: before?.run ?? null,
      customers,
      currency: metrics?.currency ?? bundle.store.currency,
      segments: segmentsOf(bundle, counting("segments")),
      rfm: rfmOf(bundle, counting("rfmSegments")),
    };
  };
}

/** Of the newest night that is at least 30 days older than `date`, else of the oldest one before it. */
async function metricsThen(nights: Pick<Nights, "metricsOf" | "dates">, date: string) {
  const limit = formatDay((parseDay(date) ?? 0) - COMPARED_DAYS);
  const earlier = (await nights.dates()).filter((run) => run < date);
  const run = earlier.findLast((one) => one <= limit) ?? earlier[0];
  return run === undefined ? undefined : nights.metricsOf(run);
}

interface Counting {
  readonly now: GroupMetrics;
  readonly earlier: GroupMetrics | undefined;
  readonly customers: number;
}

function segmentsOf({ segments, store }: Bundle, counting: Counting) {
  const { list, otherwise } = segments;
  const own = [...list, { ...otherwise, when: undefined }].map(({ id, name, when }): SegmentOverview => {
    const names = Object.fromEntries(
      store.languages.map((language) => [language, localised(name, language)] as const),
    );
    const shown = localised(name, store.default_language);
    return { id, name: shown, names, ...defined({ when }), current: true, ...figuresOf(id, counting) };
  });
  const known = new Set(own.map(({ id }) => id));
  const former = Object.keys(counting.now)
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: id, names: {}, current: false, ...figuresOf(id, counting) }));
  return [...own, ...former];
}

function rfmOf({ segments }: Bundle, counting: Counting): readonly RfmOverview[] {
  const cells = Object.entries(RFM_SEGMENTS[segments.rfm.scores ?? 3]).sort(([one], [other]) =>
    one < other ? 1 : -1,
  );
  return [...new Set(cells.map(([, id]) => id))].map((id) => ({
    id,
    cells: cells.filter(([, segment]) => segment === id).map(([cell]) => cell),
    ...figuresOf(id, counting),
  }));
}

function figuresOf(id: string, { now, earlier, customers: all }: Counting): Figures {
  const group = now[id];
  const { customers: people = 0, spent = 0, shareOfCustomers, shareOfSpent = null } = group ?? {};
  return {
    people,
    peopleThen: earlier ? (earlier[id]?.customers ?? 0) : null,
    share: shareOfCustomers ?? (all === 0 ? null : 0),
    mailable: group ? (group.mailable ?? null) : 0,
    meanSpent: people === 0 ? null : Math.round(spent / people),
    shareOfSpent,
  };
}
