import * as z from "zod";
import { ConfigJobId, PlanId } from "./admin-config.ts";

/** Payloads of the state machines. They hold ids only: execution histories are kept for 90 days. */

const RunDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const NightlyInput = z.object({
  /** The day to compute as of; the shop's today when absent. */
  date: RunDate.optional(),
  /** Parallel scan segments; chosen from the number of customers when absent. */
  shards: z.number().int().min(1).max(10_000).optional(),
  /** Run again although this date is done. */
  force: z.boolean().optional(),
  /** Names the execution, so that a repeated plan task takes up its own lease. */
  execution: z.string().optional(),
});
export type NightlyInput = z.infer<typeof NightlyInput>;

/** Input of the plan task after a night has failed for good: its lease, which the next one need not wait for. */
export const GiveBack = z.object({ giveBack: z.number().int() });

/** Why a night is not computed: another run holds the lease, the date is done, nothing is published, no such date. */
export const SkipReason = z.enum(["under-way", "done", "no-config", "no-date"]);

/** Output of plan, input of fit and publish. `skip` says why there is nothing to do, `because` is for programs. */
export const NightlyPlan = z.object({
  run: RunDate,
  fence: z.number().int(),
  shardCount: z.number().int(),
  shards: z.array(z.number().int()),
  /** Whoever is to be folded again first is in these shards. */
  refold: z.object({ shardCount: z.number().int(), shards: z.array(z.number().int()) }).exactOptional(),
  /** The ledger of codes and the wallets are read in these shards, where there are any. */
  ledger: z.object({ shardCount: z.number().int(), shards: z.array(z.number().int()) }).exactOptional(),
  /** The results are made in these parts. */
  results: z.object({ shardCount: z.number().int(), shards: z.array(z.number().int()) }).exactOptional(),
  /** Files for analysts are written in these shards, after the night. */
  files: z.object({ shardCount: z.number().int(), shards: z.array(z.number().int()) }).exactOptional(),
  skip: z.string().optional(),
  because: SkipReason.optional(),
});
export type NightlyPlan = z.infer<typeof NightlyPlan>;

/** Input of one refold, measure or score task. */
export const NightlyShard = z.object({
  run: RunDate,
  fence: z.number().int(),
  shardCount: z.number().int(),
  shard: z.number().int(),
});
export type NightlyShard = z.infer<typeof NightlyShard>;

export const NightlyResult = z.object({
  run: RunDate,
  customers: z.number().int(),
  changed: z.number().int(),
  enrolled: z.number().int(),
  baseline: z.boolean(),
  /** Wallets that hold other points than the facts say. */
  walletsDiffer: z.number().int().exactOptional(),
  putAside: z.number().int().exactOptional(),
  /** The weekly digest is due. */
  digest: z.literal(true).exactOptional(),
});
export type NightlyResult = z.infer<typeof NightlyResult>;

/** Shards of one cohort that are walked at the same time. */
export const WALKS_AT_ONCE = 20;

/** What the chain state machine carries from step to step. */
const ChainState = z.object({
  cohort: z.string(),
  step: z.number().int(),
  /** ISO instant at which `step` is due. */
  until: z.string(),
  shards: z.array(z.number().int()),
  /** Whether there is one shard only: then one task does what takes several else. */
  single: z.boolean(),
  done: z.boolean(),
});

/** Input of the chain state machine. */
export const ChainInput = ChainState.extend({
  shards: z.array(z.number().int()).min(1),
  done: z.literal(false),
});
export type ChainInput = z.infer<typeof ChainInput>;

/**
 * Input of the chain-step function: `walk` takes one shard of the cohort through a step, `settle` says what comes next,
 * `step` does both where there is one shard, and else says that several have to be walked.
 */
export const ChainTask = z.discriminatedUnion("task", [
  z.object({
    task: z.literal("step"),
    cohort: z.string(),
    step: z.number().int(),
    shards: z.array(z.number().int()).min(1),
  }),
  z.object({ task: z.literal("walk"), cohort: z.string(), step: z.number().int(), shard: z.number().int() }),
  z.object({
    task: z.literal("settle"),
    cohort: z.string(),
    step: z.number().int(),
    shards: z.array(z.number().int()),
    /** One per shard: whether it has to be walked again, whether anybody got on, and how many are still in; or that codes were made ready. */
    walked: z.array(
      z.object({
        again: z.boolean(),
        moved: z.boolean(),
        remaining: z.number().int(),
        prepared: z.literal(true).exactOptional(),
      }),
    ),
  }),
]);
export type ChainTask = z.infer<typeof ChainTask>;

export const ChainNext = ChainState;
export type ChainNext = z.infer<typeof ChainNext>;

/** What the webhook state machine carries: the window whose deliveries it tries when it is over. */
export const WebhookState = z.object({
  /** Milliseconds since 1970. */
  window: z.number().int(),
  /** The same as an ISO instant, until which it waits. */
  until: z.string(),
  done: z.boolean(),
});
export type WebhookState = z.infer<typeof WebhookState>;

/** What the till state machine carries: when it puts codes on the shop's platform. */
export const TillState = z.object({
  /** ISO instant until which it waits. */
  until: z.string(),
});
export type TillState = z.infer<typeof TillState>;

/** What the confirm state machine carries from mail to mail: of whom it is about the ledger's keyed name only. */
export const ConfirmState = z.object({
  mailbox: z.string(),
  /** The shop's day of the request, in days since 1970. */
  day: z.number().int(),
  /** 0 is the first mail, 1 and 2 remind. */
  mail: z.number().int(),
  tries: z.number().int(),
  /** ISO instant at which `mail` is due. */
  until: z.string(),
  done: z.boolean(),
  /** What became of the last mail, for who reads the execution. */
  why: z.string().optional(),
  /** Set where the mailbox's owner has asked to be erased: then one mail goes, with the link that does it. */
  erasure: z.object({ customer: z.string(), language: z.string() }).optional(),
});
export type ConfirmState = z.infer<typeof ConfirmState>;

/** Input of the campaign state machine. */
export const CampaignInput = z.object({
  campaign: z.string(),
  /** A start's number, or `check`. */
  which: z.string().regex(/^(check|[1-9]\d*)$/),
});
export type CampaignInput = z.infer<typeof CampaignInput>;

/**
 * Input of the campaign-step function: `plan` says how many shards there are, `survey` looks through one, `weigh` puts them
 * together, `enrol` lets those of one in, `open` ends the preparation, `tally` counts what became of those of one, `close`
 * says whether that was all.
 */
export const CampaignTask = z.discriminatedUnion("task", [
  CampaignInput.extend({ task: z.literal("plan") }),
  CampaignInput.extend({ task: z.literal("survey"), shard: z.number().int(), shardCount: z.number().int() }),
  CampaignInput.extend({ task: z.literal("weigh"), shardCount: z.number().int() }),
  CampaignInput.extend({ task: z.literal("enrol"), shard: z.number().int() }),
  CampaignInput.extend({ task: z.literal("open"), shardCount: z.number().int() }),
  CampaignInput.extend({ task: z.literal("tally"), shard: z.number().int() }),
  CampaignInput.extend({ task: z.literal("close"), shardCount: z.number().int() }),
]);
export type CampaignTask = z.infer<typeof CampaignTask>;

/** What the campaign state machine carries from task to task. */
export const CampaignNext = CampaignInput.extend({
  shards: z.array(z.number().int()),
  shardCount: z.number().int(),
  /** ISO instant of the next tally. */
  until: z.string(),
  done: z.boolean(),
});
export type CampaignNext = z.infer<typeof CampaignNext>;

/** Input of the plan state machine: which plan to work out, and for which time. */
export const PlanInput = z.object({ id: PlanId, attempt: z.number().int().min(1) });
export type PlanInput = z.infer<typeof PlanInput>;

/** Input of the config state machine. */
export const ConfigJobInput = z.object({ id: ConfigJobId, attempt: z.int().min(1) });
export type ConfigJobInput = z.infer<typeof ConfigJobInput>;
