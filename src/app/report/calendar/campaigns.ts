import { type Day, dayOf, type Instant } from "../../../domain/basics/calendar.ts";
import { campaignChain } from "../../../domain/campaigns/chain-of.ts";
import { mailsPerDay } from "../../../domain/campaigns/per-day.ts";
import { type CampaignRun, isOver } from "../../../domain/campaigns/run.ts";
import { shopTime } from "../../../domain/campaigns/schedule.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import { readWeighed } from "../../campaigns/documents.ts";
import type { DatedItem } from "./item.ts";

interface Asked {
  readonly runs: RunStore;
  readonly bundle: Bundle;
  readonly started: readonly CampaignRun[];
  readonly paused: ReadonlySet<string>;
  readonly now: Instant;
}

/** What campaigns have before them: those under way, and those that the config plans and nobody has started. */
export async function campaignItems({
  runs,
  bundle,
  started,
  paused,
  now,
}: Asked): Promise<readonly DatedItem[]> {
  const zone = bundle.store.time_zone;
  const under = started.filter((run) => !isOver(run));
  const going = await Promise.all(
    under.map((run) => itemsOfRun(runs, run, { zone, paused: paused.has(campaignChain(run.campaign)) })),
  );
  const running = new Set(under.map(({ campaign }) => campaign));
  const planned = Object.entries(bundle.campaigns).flatMap(
    ([campaign, { schedule }]): readonly DatedItem[] => {
      const at = schedule.at === undefined ? undefined : shopTime(schedule.at, zone);
      if (at === undefined || at < now || running.has(campaign)) return [];
      const item = { kind: "campaign", campaign, state: "planned", paused: false, mails: null, at } as const;
      return [[dayOf(zone, at), item]];
    },
  );
  return [...going.flat(), ...planned];
}

async function itemsOfRun(
  runs: RunStore,
  run: CampaignRun,
  { zone, paused }: { readonly zone: string; readonly paused: boolean },
): Promise<readonly DatedItem[]> {
  const { campaign, start, beginsAt, endsAt } = run;
  const weighed = await readWeighed(runs, campaign, start);
  const first = dayOf(zone, beginsAt);
  const perDay: ReadonlyMap<Day, number | null> = weighed
    ? mailsPerDay(weighed.table, weighed.days)
    : new Map([[first, null]]);
  const state = run.phase === "preparing" ? ("preparing" as const) : ("running" as const);
  const isPaused = paused || run.paused !== undefined;
  const days = [...perDay].map(([day, mails], index): DatedItem => {
    const item = { kind: "campaign", campaign, state, paused: isPaused, mails } as const;
    const isFirst = index === 0;
    const ofMany = perDay.size > 1 && { day: index + 1, days: perDay.size };
    return [day, { ...item, ...(isFirst && { at: beginsAt }), ...ofMany }];
  });
  if (endsAt === undefined) return days;
  return [...days, [dayOf(zone, endsAt), { kind: "campaign-ends", campaign, at: endsAt }]];
}
