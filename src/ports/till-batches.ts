import type { Instant } from "../domain/basics/calendar.ts";
import type { Code } from "../domain/offers/codes/code.ts";
import type { PromisedCode } from "../domain/offers/till/discount.ts";
import type { PutProgress, RefusedCode, Removal } from "./shops.ts";

/** `known`: the platform knows the codes. `failed`: it never will, unless somebody replays them. */
export type TillState = "queued" | "known" | "failed";

/** For who issues codes: they are put on the shop's platform by batches, in their turn. */
export interface TillBatches {
  /** The batch of these codes: the same for the same codes, however often they are added. */
  add(codes: readonly Code[]): Promise<string>;
  /** Takes withdrawn codes off the platform. */
  remove(codes: readonly Code[]): Promise<void>;
  /** Undefined when there is no such batch. With a code: of that one, which may have failed where the others have not. */
  state(batch: string, code?: string): Promise<TillState | undefined>;
}

export type TillJob =
  | { readonly kind: "put"; readonly codes: readonly PromisedCode[] }
  /** `after`: batches that must be over first, because what they put is to be removed. */
  | { readonly kind: "remove"; readonly what: Removal; readonly after: readonly string[] };

/** How far a batch has come. */
export interface BatchProgress {
  readonly state: TillState;
  readonly kind: TillJob["kind"];
  /** Codes in it, or things to be removed. */
  readonly size: number;
  readonly addedAt: Instant;
  /** Discounts of the batch that are done, as `till` divides it. */
  readonly next: number;
  readonly till?: string;
  readonly tries: number;
  /** Of the first try that did not end it. */
  readonly since?: Instant;
  readonly put?: PutProgress;
  readonly refused: readonly RefusedCode[];
  /** What came of the last try. */
  readonly why?: string;
  /** Somebody puts it again, long after it was made. */
  readonly replayed?: boolean;
}

export interface DueBatch {
  readonly at: Instant;
  readonly batch: string;
}

/** The platform takes nothing until then; since when it has not. */
export interface Hold {
  readonly until: Instant;
  readonly since: Instant;
  readonly why: string;
}

/** Codes of a batch that were given up. */
export interface FailedBatch {
  readonly batch: string;
  readonly failedAt: Instant;
  readonly size: number;
  readonly refused: readonly RefusedCode[];
  readonly why: string;
}

/** For who works on the batches: one at a time, because the platform has one limit for all. */
export interface TillQueue {
  /** `busy`: somebody else works. Over by itself at `until`, when whoever has it has died. */
  lease(now: Instant, until: Instant): Promise<{ readonly kind: "busy" } | Leased>;
  release(hold: Hold | undefined): Promise<void>;
  hold(): Promise<Hold | undefined>;
  /** Soonest first. */
  due(): AsyncIterable<DueBatch>;
  job(batch: string): Promise<TillJob | undefined>;
  progress(batch: string): Promise<BatchProgress | undefined>;
  save(batch: string, progress: BatchProgress): Promise<void>;
  putOff(due: DueBatch, at: Instant): Promise<void>;
  over(due: DueBatch): Promise<void>;
  /** A batch that is due at an instant; once, however often it is scheduled. */
  schedule(job: TillJob, at: Instant): Promise<void>;
  /** What the platform calls a discount that was made. */
  discount(name: string): Promise<string | undefined>;
  /** `until`: when it may be forgotten. */
  remember(name: string, id: string, until: Instant): Promise<void>;
  giveUp(failed: FailedBatch): Promise<void>;
  /** The newest first. */
  failed(): Promise<readonly FailedBatch[]>;
  takenUp(batch: string): Promise<void>;
}

export interface Leased {
  readonly kind: "leased";
  readonly hold?: Hold;
}

export interface TillRuns {
  /** Starts the work of a minute at its end. `there`: it was started before, and may be over. */
  start(minute: Instant): Promise<"started" | "there">;
}
