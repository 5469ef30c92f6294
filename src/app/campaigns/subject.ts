import { parseTimeOfDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { spreadFor, type Timetable } from "../../domain/campaigns/schedule.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Campaign } from "../../domain/config/campaign.ts";
import type { PublishedBundle } from "../../ports/config.ts";
import type { CampaignDeps } from "./deps.ts";
import { type Begun, campaignDocuments } from "./documents.ts";

export interface CampaignKey {
  readonly campaign: string;
  readonly which: number | "check";
}

/** What a task is about: the campaign in the version that its start keeps. */
export interface Subject {
  readonly begun: Begun;
  readonly published: PublishedBundle;
  readonly bundle: Bundle;
  readonly campaign: Campaign;
  /** As it would be if all mails were few. */
  readonly table: Timetable;
}

export async function subjectOf(
  deps: Pick<CampaignDeps, "runs" | "config">,
  of: CampaignKey,
): Promise<Subject> {
  const begun = await campaignDocuments(deps.runs, of.campaign, of.which).made("begun");
  const published = await deps.config.version(begun.version);
  const campaign = published?.bundle.campaigns[of.campaign];
  if (!published || !campaign) throw new Error(`version ${begun.version} has no campaign ${of.campaign}`);
  const { bundle } = published;
  const table = timetableOf(campaign, bundle, begun, { mails: 0, days: [], mailsASecond: 1 });
  return { begun, published, bundle, campaign, table };
}

/** `mails`: of the busiest day. */
export function timetableOf(
  { schedule }: Campaign,
  { store }: Bundle,
  { beginsAt, endsAt }: Pick<Begun, "beginsAt" | "endsAt">,
  load: { readonly mails: number; readonly days: readonly number[]; readonly mailsASecond: number },
): Timetable {
  const localTime = parseTimeOfDay(schedule.local_time ?? "");
  return {
    beginsAt,
    ...defined({ endsAt, localTime, quiet: store.quiet_hours }),
    late: schedule.late,
    spreadMs: spreadFor(schedule, load.mails, load.mailsASecond),
    days: load.days,
    timeZone: store.time_zone,
  };
}
