import type { Day, Instant } from "./domain/basics/calendar.ts";
import type { CapLimit, Cohort, Entry, Send } from "./domain/chains/journal.ts";
import type { Bundle } from "./domain/config/bundle.ts";
import type { CustomerKey, Fact } from "./domain/facts/facts.ts";
import type { DayCounts, SendCounts, Sending } from "./domain/mail/sending.ts";
import type { Customer, Profile, Score } from "./domain/people/profile.ts";

export interface Clock {
  now(): Instant;
}

export interface EventStore {
  /** Stores each fact once: a fact whose id is there already is left as it is and reported as a duplicate. */
  append(facts: readonly Fact[]): Promise<readonly ("stored" | "duplicate")[]>;
  /** Which of the facts are there. Cheaper by far than a duplicate, but one that was stored just now may be missed. */
  known(facts: readonly Fact[]): Promise<readonly boolean[]>;
  /** All facts of one partition, read strongly. */
  factsOf(key: CustomerKey): Promise<readonly Fact[]>;
  /** The `linked` facts of one partition only: few, where the partition may be large. */
  linksOf(key: CustomerKey): Promise<readonly Fact[]>;
  /** The facts of one partition that end mails (withdrawals, complaints, permanent bounces), read strongly. */
  stopsOf(key: CustomerKey): Promise<readonly Fact[]>;
  /** Every partition key of one scan segment, each once. */
  keys(shard: number, of: number): AsyncIterable<CustomerKey>;
}

/** One customer's item, with what optimistic writes need. */
export interface StoredCustomer {
  readonly id: CustomerKey;
  /** Grows with every write of the profile. */
  readonly revision: number;
  /** Absent in a partition that is part of somebody else. */
  readonly profile?: Profile;
  readonly score?: Score;
  /** The customer whose profile holds this partition's facts. */
  readonly mergedInto?: CustomerKey;
}

export interface CustomerStore {
  /** Read strongly. */
  get(id: CustomerKey): Promise<StoredCustomer | undefined>;
  /**
   * Writes the fold's result if nobody else has since `expected` was read (0 when there was nothing). Leaves the score
   * as it is. `conflict`: read and fold again.
   */
  putProfile(
    id: CustomerKey,
    content: { readonly profile: Profile } | { readonly mergedInto: CustomerKey },
    expected: number,
  ): Promise<"written" | "conflict">;
  /** Customers of one scan segment; merged-away partitions are left out. */
  scan(shard: number, of: number): AsyncIterable<Customer>;
  /**
   * Refused (`fenced`) when a newer nightly run has written this customer, so that a run that lost its lease changes
   * nothing. `gone`: merged into somebody else since it was scanned; nothing to score.
   */
  putScore(id: CustomerKey, score: Score, fence: number): Promise<"written" | "fenced" | "gone">;
  /** Approximate number of items, for choosing shards. */
  approximateCount(): Promise<number>;
}

export interface PublishedBundle {
  readonly version: number;
  readonly publishedAt: Instant;
  readonly by: string;
  readonly note?: string;
  /** SHA-256 of the source files. */
  readonly digest: string;
  /** The files as the marketer wrote them, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly bundle: Bundle;
}

export type BundleSummary = Omit<PublishedBundle, "files" | "bundle">;

export interface ConfigStore {
  /** The version in force; undefined before the first publication. */
  current(): Promise<PublishedBundle | undefined>;
  version(version: number): Promise<PublishedBundle | undefined>;
  /** Stores the parts first and moves the pointer last, so that a version is there whole or not at all. */
  publish(content: Omit<PublishedBundle, "version">): Promise<PublishedBundle>;
  /** Newest first. */
  history(): Promise<readonly BundleSummary[]>;
  /** May be a second old. */
  pausedChains(): Promise<ReadonlySet<string>>;
  setPaused(chain: string, paused: boolean): Promise<void>;
}

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

/** How a run through a chain ended, with what became of its last step where that is news. */
export interface EndOfRun {
  readonly outcome: string;
  readonly at: Instant;
  readonly last?: Entry["steps"][number];
}

export interface Journal {
  /**
   * Enters a customer. `repeated`: this very run entered before, as the entry shows. `refused`: an earlier run is still
   * active or entered after `reenterAfter`.
   */
  enter(
    entry: Entry,
    reenterAfter: Instant,
  ): Promise<
    | { readonly kind: "entered" }
    | { readonly kind: "repeated"; readonly entry: Entry }
    | { readonly kind: "refused"; readonly entry: Entry }
  >;
  /** Keeps what became of a step. The first final outcome of a step stays; of deferrals the last is kept. */
  note(customer: CustomerKey, chain: string, run: string, step: Entry["steps"][number]): Promise<void>;
  /** The same of a customer who goes on to the next step in another cohort. */
  moveOn(
    customer: CustomerKey,
    chain: string,
    run: string,
    step: Entry["steps"][number],
    cohort: string,
  ): Promise<void>;
  /** Hands the customer over to another cohort. */
  carry(customer: CustomerKey, chain: string, run: string, cohort: string): Promise<void>;
  /** Ends a run; one that has ended keeps its outcome, and a step its first final one. The last step's is kept in any case. */
  leave(customer: CustomerKey, chain: string, run: string, end: EndOfRun): Promise<void>;
  /** `eventual`: may be a second old, for half the price. */
  entry(customer: CustomerKey, chain: string, consistency?: "eventual"): Promise<Entry | undefined>;
  /** Every chain that the customer has been in, latest run of each. */
  entries(customer: CustomerKey): Promise<readonly Entry[]>;
  /** Everybody who is in a chain, of one scan segment. */
  scanActive(shard: number, of: number): AsyncIterable<Entry>;

  /** A cohort that is there already is left as it is. */
  putCohort(cohort: Cohort): Promise<void>;
  cohort(id: string): Promise<Cohort | undefined>;
  /** Sets or clears `heldSince`. */
  holdCohort(id: string, since: Instant | undefined): Promise<void>;
  /** Counts one more execution; false when somebody else has since `cohort` was read. */
  restartCohort(cohort: Cohort): Promise<boolean>;
  addMember(cohort: Cohort, customer: CustomerKey, run: string): Promise<void>;
  members(
    cohort: string,
    shard: number,
  ): AsyncIterable<{ readonly customer: CustomerKey; readonly run: string }>;

  /**
   * Claims a send before it is tried. `taken`: claimed, sent or unknown already, never again. `capped`: `limit.mails`
   * capped sends to the person `limit.of` were claimed within `limit.perMs`; checked and claimed in one conditional write.
   */
  claim(
    send: Send,
    limit: CapLimit | undefined,
  ): Promise<
    | { readonly result: "claimed" }
    | { readonly result: "taken" }
    | { readonly result: "capped"; readonly freeAt: Instant }
  >;
  /**
   * Records how a claimed send ended. `sent` is final; a send that nobody claimed is left alone. Answers with the status
   * before, where it has changed it.
   */
  settle(
    send: Pick<Send, "id" | "customer">,
    result: { readonly status: "sent"; readonly messageId: string } | { readonly status: "unknown" },
  ): Promise<Send["status"] | undefined>;
  /** How a send stands, read cheaply: may be a second old. */
  statusOf(send: Pick<Send, "id" | "customer">): Promise<Send["status"] | undefined>;
  /** The mail was provably not taken: the claim is undone and the cap's slot given back. */
  release(send: Send, limit: CapLimit | undefined): Promise<void>;
  sends(customer: CustomerKey): Promise<readonly Send[]>;
  /** All sends of one scan segment, for reports. */
  scanSends(shard: number, of: number): AsyncIterable<Send>;
}

export interface OutgoingMail {
  readonly send: string;
  readonly customer: CustomerKey;
  readonly to: string;
  readonly from: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly unsubscribeUrl: string;
  readonly chain: string;
}

export type MailResult =
  | { readonly kind: "sent"; readonly messageId: string }
  /**
   * A typed refusal: the mail was not taken, because of this mail (it never will be), the rate (a little later it will)
   * or the account (no mail of it will until somebody or some hours mend that).
   */
  | { readonly kind: "refused"; readonly reason: string; readonly because: "mail" | "rate" | "account" }
  /** Nobody knows: time-out, reset, 5xx. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface Mailer {
  /**
   * Waits until one of so many workers may send its next mail without passing the account's rate. False when that would
   * be too long to wait for.
   */
  turn(workers: number): Promise<boolean>;
  /** One try. */
  send(mail: OutgoingMail): Promise<MailResult>;
}

/** Whether mails may go, and what became of those that went: one for the whole deployment. */
export interface SendingStore {
  /** Read strongly; `revision` is 0 before anything was written. */
  state(): Promise<{ readonly sending: Sending; readonly revision: number }>;
  /** False when somebody else has written since `revision` was read. */
  write(sending: Sending, revision: number): Promise<boolean>;
  /** Adds to the counts of one day, in the period that began at `countedFrom`; answers with what the day has then. */
  count(countedFrom: Instant, day: Day, more: Partial<SendCounts>): Promise<SendCounts>;
  /** The days from `first` to `last`, both included, that have counts. */
  counts(countedFrom: Instant, first: Day, last: Day): Promise<readonly DayCounts[]>;
}

/** Counts that somebody watches: metrics of the deployment. */
export type Meter = (counts: Partial<Record<Measure, number>>) => void;

export type Measure =
  | keyof SendCounts
  /** Walks that found sending closed or stopped. */
  | "heldUp"
  /** The mail service closed to the account. */
  | "closed"
  /** The shop's own limits stopped sending, or a walk found it stopped. */
  | "stopped";

export interface Renderer {
  /** Subject, HTML (values escaped) and text part of a template. Throws when the template fails on this data. */
  render(
    template: { readonly subject: string; readonly html: string },
    data: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly subject: string; readonly html: string; readonly text: string }>;
}

export type Value = number | string | boolean;

/** A compiled condition over the fields of fields.ts. A type error at run time counts as false. */
export type Condition = (fields: Readonly<Record<string, Value>>) => boolean;

export interface Expressions {
  /** Compiles a CEL condition, or says what is wrong with it (unknown field with the nearest known one, syntax with position). */
  compile(source: string):
    | { readonly ok: true; readonly condition: Condition }
    /** `at`: offset in the source, where there is one. */
    | { readonly ok: false; readonly problem: string; readonly at?: number };
}

/** What the shop's other systems hear on the event bus. */
export interface Announcement {
  readonly type:
    | "SegmentChanged"
    | "RfmSegmentChanged"
    | "TierChanged"
    | "ChainEntered"
    | "ChainLeft"
    | "NightlyCompleted";
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Bus {
  publish(announcements: readonly Announcement[]): Promise<void>;
}

export interface Workflows {
  /**
   * Starts the cohort's execution at the cohort's step. A second start of the same is the same execution while that runs;
   * `ended`: it ran before, and is over.
   */
  startCohort(cohort: Cohort, firstDue: Instant): Promise<"started" | "ended">;
  /** Names of the executions that run. May be seconds old. */
  running(): AsyncIterable<string>;
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

/** Keys and secrets; every one may have two live values while it is rotated, the newest first. */
export interface Keys {
  readonly segment: readonly string[];
  readonly shopify: readonly string[];
  readonly woocommerce: readonly string[];
  readonly standard: readonly string[];
  /** Signs the tokens in public links and makes the codes. */
  readonly links: readonly string[];
}

export interface Secrets {
  keys(): Promise<Keys>;
}
