import { type Day, dayOf, formatDay, type Instant, parseDay } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { TrendRow } from "../../domain/night/trend.ts";
import type { CampaignStore } from "../../ports/campaigns.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readLatest } from "../nightly/documents.ts";
import { makeReadTroubles, type ReadTroublesDeps, type Trouble } from "./read-troubles.ts";

/** Something that may explain what a chart shows. */
export interface Mark {
  readonly day: string;
  readonly kind: "config" | "campaign";
  /** A version, or a campaign's id. */
  readonly name: string;
  readonly note?: string;
}

export interface Overview {
  readonly currency: string | null;
  readonly periodDays: number | null;
  /** One a night, oldest first: of the days that were asked for. */
  readonly rows: readonly TrendRow[];
  /** Of as many days before these, and of these days a year earlier. */
  readonly previous: readonly TrendRow[];
  readonly yearBefore: readonly TrendRow[];
  readonly marks: readonly Mark[];
  /** Of the version in force: each segment's name in the shop's languages, in the order in which they are tried. */
  readonly segments: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[];
  /** What is wrong, the worst first. */
  readonly troubles: readonly Trouble[];
}

export interface ReadOverviewDeps extends ReadTroublesDeps {
  readonly runs: RunStore;
  readonly config: Pick<ConfigStore, "current" | "history" | "pausedChains">;
  readonly campaigns: Pick<CampaignStore, "list">;
  readonly clock: Clock;
}

const YEAR_DAYS = 364;

/** How the shop stands: the figures of the nights, what happened on the way, and what is wrong now. */
export function makeReadOverview(deps: ReadOverviewDeps) {
  const readTroubles = makeReadTroubles(deps);
  return async (days: number): Promise<Overview> => {
    const [published, trend = [], history, started, troubles] = await Promise.all([
      deps.config.current(),
      readLatest(deps.runs, "trend"),
      deps.config.history(),
      deps.campaigns.list(),
      readTroubles(),
    ]);
    const zone = published?.bundle.store.time_zone ?? "UTC";
    const last = lastDay(trend) ?? dayOf(zone, deps.clock.now());
    const between = (from: Day, to: Day) =>
      trend.filter(({ date }) => formatDay(from) <= date && date <= formatDay(to));
    const first = last - days + 1;
    const onDay = (at: Instant) => formatDay(dayOf(zone, at));
    const marks: readonly Mark[] = [
      ...history.map(({ version, publishedAt, note }) => ({
        ...{ day: onDay(publishedAt), kind: "config" as const, name: `${version}` },
        ...(note !== undefined && { note }),
      })),
      ...started.map(({ campaign, startedAt }) => ({
        ...{ day: onDay(startedAt), kind: "campaign" as const, name: campaign },
      })),
    ];
    return {
      currency: published?.bundle.store.currency ?? null,
      periodDays: published?.bundle.store.period_days ?? null,
      rows: between(first, last),
      previous: between(first - days, first - 1),
      yearBefore: between(first - YEAR_DAYS, last - YEAR_DAYS),
      marks: marks.filter(({ day }) => formatDay(first) <= day).sort((a, b) => (a.day < b.day ? -1 : 1)),
      segments: published ? segmentsOf(published.bundle) : [],
      troubles,
    };
  };
}

const lastDay = (rows: readonly TrendRow[]): Day | undefined => {
  const date = rows.at(-1)?.date;
  return date === undefined ? undefined : parseDay(date);
};

function segmentsOf({ segments, store }: Bundle): Overview["segments"] {
  return [...segments.list, segments.otherwise].map(({ id, name }) => ({
    id,
    name: Object.fromEntries(store.languages.map((language) => [language, localised(name, language)])),
  }));
}
