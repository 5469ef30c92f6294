import { DAY, HOUR, type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { campaignChain } from "../../domain/campaigns/chain-of.ts";
import { makeTally, type Tally, tallied } from "../../domain/campaigns/outcome.ts";
import { isOver } from "../../domain/campaigns/run.ts";
import { beginAndEnd } from "../../domain/campaigns/schedule.ts";
import { changeRun } from "../mail/sending/campaign-limits.ts";
import { shardsFor } from "../nightly/plan.ts";
import type { CampaignDeps } from "./deps.ts";
import { type Begun, campaignDocuments } from "./documents.ts";
import { makeEnrolShard } from "./enrol-shard.ts";
import type { CampaignKey } from "./subject.ts";
import { makeSurvey } from "./survey.ts";
import { makeTallyShard } from "./tally-shard.ts";
import { makeWeigh } from "./weigh.ts";

/** One task of the campaign state machine (contracts/workflows.ts). */
export type CampaignTask = CampaignKey &
  (
    | { readonly task: "plan" }
    | { readonly task: "survey"; readonly shard: number }
    | { readonly task: "weigh" | "open" | "close"; readonly shardCount: number }
    | { readonly task: "enrol" | "tally"; readonly shard: number }
  );

export interface CampaignNext {
  readonly campaign: string;
  readonly which: string;
  readonly shards: readonly number[];
  readonly shardCount: number;
  readonly until: string;
  readonly done: boolean;
}

/** Between the last mail's moment and the first look at what became of all. */
const SETTLING_MS = 30 * MINUTE;
const SHORTEST_PAUSE_MS = HOUR;
const LONGEST_PAUSE_MS = DAY;

/**
 * The tasks of the campaign state machine. All can be repeated at any point: what a start has found and weighed is kept
 * and not looked for again, entering is idempotent, and counting only reads.
 */
export function makeCampaignStep(
  deps: CampaignDeps,
): (task: CampaignTask) => Promise<CampaignNext | undefined> {
  const survey = makeSurvey(deps);
  const weigh = makeWeigh(deps);
  const enrolShard = makeEnrolShard(deps);
  const tallyShard = makeTallyShard(deps);

  return async (task) => {
    const { campaign, which } = task;
    switch (task.task) {
      case "plan":
        return plan(task);
      case "survey":
        await survey(task, task.shard);
        return undefined;
      case "weigh":
        await weigh(task, task.shardCount);
        return next(task, task.shardCount, deps.clock.now(), which === "check");
      case "enrol":
        await enrolShard({ campaign, which: startIn(task) }, task.shard);
        return undefined;
      case "open":
        return open(task, task.shardCount);
      case "tally":
        await tally(task, task.shard);
        return undefined;
      case "close":
        return close(task, task.shardCount);
      default:
        return task satisfies never;
    }
  };

  /** Fixes what the start or check is about, once. */
  async function plan(of: CampaignKey): Promise<CampaignNext> {
    const documents = campaignDocuments(deps.runs, of.campaign, of.which);
    const known = of.which === "check" ? undefined : await documents.read("begun");
    const begun = known ?? (await begin(of));
    if (!known) await documents.write("begun", begun);
    if (typeof of.which === "number" && of.which > 1)
      for (const kind of ["survey", "tally"] as const)
        await campaignDocuments(deps.runs, of.campaign, of.which - 1).drop(kind);
    return next(of, begun.shardCount, deps.clock.now(), false);
  }

  async function begin({ campaign, which }: CampaignKey): Promise<Begun> {
    const shardCount = shardsFor(await deps.customers.approximateCount());
    if (which !== "check") {
      const { run } = await deps.campaigns.read(campaign);
      if (run?.start !== which) throw new Error(`start ${which} of ${campaign} is not the latest`);
      const { version, start, startedAt, beginsAt, endsAt } = run;
      return { campaign, version, start, startedAt, beginsAt, shardCount, ...defined({ endsAt }) };
    }
    const published = await deps.config.current();
    const found = published?.bundle.campaigns[campaign];
    if (!published || !found) throw new Error(`there is no campaign ${campaign}`);
    const now = deps.clock.now();
    const times = beginAndEnd(found.schedule, published.bundle.store.time_zone, { now });
    return { campaign, version: published.version, start: 0, startedAt: now, shardCount, ...times };
  }

  /** Everybody is in. */
  async function open(of: CampaignKey, shardCount: number): Promise<CampaignNext> {
    const { lastDue } = await campaignDocuments(deps.runs, of.campaign, of.which).made("weighed");
    const now = deps.clock.now();
    const hasOpened = await changeRun(deps.campaigns, of.campaign, (run) =>
      run.start === of.which && run.phase === "preparing"
        ? { ...run, phase: "running", phaseSince: now }
        : undefined,
    );
    const isStopped = !hasOpened && (await runOfStart(of))?.phase === "stopped";
    return next(of, shardCount, isStopped ? now : Math.max(now, lastDue) + SETTLING_MS, false);
  }

  async function tally(of: CampaignKey, shard: number): Promise<void> {
    const run = await runOfStart(of);
    if (!run) return;
    const counted = await tallyShard({ campaign: of.campaign, which: startIn(of) }, shard, run.stopped);
    await campaignDocuments(deps.runs, of.campaign, of.which).write(`tally/${shard}`, counted);
  }

  async function close(of: CampaignKey, shardCount: number): Promise<CampaignNext> {
    // Another start has taken its place, and its roster with it: there is nothing left to count.
    if (!(await runOfStart(of))) return next(of, shardCount, deps.clock.now(), true);
    const documents = campaignDocuments(deps.runs, of.campaign, of.which);
    let whole: Tally = makeTally().result();
    for (let shard = 0; shard < shardCount; shard++)
      whole = tallied(whole, await documents.made(`tally/${shard}`));
    const at = deps.clock.now();
    await documents.write("outcome", { at, tally: whole });
    if (whole.waiting === 0) {
      await end(of, at);
      return next(of, shardCount, at, true);
    }
    const { lastDue } = await documents.made("weighed");
    const pause = Math.min(Math.max((at - lastDue) / 2, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    return next(of, shardCount, at + pause, false);
  }

  /** The switch of a start that was stopped is free for the next. */
  async function end(of: CampaignKey, at: Instant): Promise<void> {
    const run = await runOfStart(of);
    if (run?.phase === "stopped") await deps.config.setPaused(campaignChain(of.campaign), false);
    await changeRun(deps.campaigns, of.campaign, (latest) =>
      latest.start !== of.which || isOver(latest) ? undefined : { ...latest, phase: "ended", phaseSince: at },
    );
  }

  async function runOfStart({ campaign, which }: CampaignKey) {
    const { run } = await deps.campaigns.read(campaign);
    return run?.start === which ? run : undefined;
  }
}

function next(
  { campaign, which }: CampaignKey,
  shardCount: number,
  until: Instant,
  done: boolean,
): CampaignNext {
  const shards = Array.from({ length: shardCount }, (_, shard) => shard);
  return { campaign, which: String(which), shards, shardCount, until: new Date(until).toISOString(), done };
}

function startIn({ campaign, which }: CampaignKey): number {
  if (which === "check") throw new Error(`a check of ${campaign} enters nobody`);
  return which;
}
