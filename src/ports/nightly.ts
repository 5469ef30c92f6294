import type { Instant } from "../domain/basics/calendar.ts";

/** What the nightly runs keep between their steps and for readers: shard results, models, metrics, the lease. */
export interface RunStore {
  /** Takes or renews the lease of the nightly job; undefined while another run holds it. Fences only grow. */
  acquireLease(owner: string, now: Instant, forMs: number): Promise<{ readonly fence: number } | undefined>;
  releaseLease(fence: number): Promise<void>;
  /** True while `fence` is the newest and not given back: a run that lost its lease must stop. */
  holdsLease(fence: number): Promise<boolean>;
  /** A JSON document under (run, name); larger ones than one item are split. */
  put(run: string, name: string, document: unknown): Promise<void>;
  get(run: string, name: string): Promise<unknown>;
  list(
    run: string,
    prefix: string,
  ): Promise<readonly { readonly name: string; readonly document: unknown }[]>;
  /** Removes the run's documents whose names start with `prefix`. */
  drop(run: string, prefix: string): Promise<void>;
  /** Names of runs (dates, plus `latest`) that have the document, oldest first. Not for shard results. */
  runsWith(name: string): Promise<readonly string[]>;
}

/** One execution of the nightly state machine. */
export interface NightlyExecution {
  readonly name: string;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED" | "PENDING_REDRIVE";
  readonly startedAt: Instant;
  readonly stoppedAt?: Instant;
  /** What the run says of itself; once it has succeeded. */
  readonly output?: unknown;
  readonly error?: string;
}

export interface NightlyRuns {
  start(input: {
    readonly date?: string;
    readonly shards?: number;
    readonly force?: boolean;
  }): Promise<NightlyExecution>;
  /** The one started last. */
  latest(): Promise<NightlyExecution | undefined>;
  find(name: string): Promise<NightlyExecution | undefined>;
}
