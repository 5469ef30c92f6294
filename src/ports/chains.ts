import type { Instant } from "../domain/basics/calendar.ts";
import type { Cohort, Entry, Run, StepNote, Upcoming } from "../domain/chains/journal.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";

/** How a run through a chain ended, with what became of its last step where that is news. */
export interface EndOfRun {
  readonly outcome: string;
  readonly at: Instant;
  readonly last?: StepNote;
}

/**
 * Who is in which chain, and what became of every step. One entry for each customer and chain, of the latest run; of runs
 * about an order one for each order.
 */
export interface EntryJournal {
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
  note(run: Run, note: StepNote): Promise<void>;
  /** The same of a customer who goes on to the next step in another cohort. */
  moveOn(run: Run, note: StepNote, cohort: string): Promise<void>;
  /** Hands the customer over to another cohort. */
  carry(run: Run, cohort: string): Promise<void>;
  /** Ends a run; one that has ended keeps its outcome, and a step its first final one. The last step's is kept in any case. */
  leave(run: Run, end: EndOfRun): Promise<void>;
  /** The latest run but those about an order. `eventual`: may be a second old, for half the price. */
  entry(customer: CustomerKey, chain: string, consistency?: "eventual"): Promise<Entry | undefined>;
  /** The entry under which a run is kept: of one about an order its own, else the latest run of the chain. */
  entryOf(run: Run, consistency?: "eventual"): Promise<Entry | undefined>;
  /** Every chain that the customer has been in, latest run of each, and all that are about an order. */
  entries(customer: CustomerKey): Promise<readonly Entry[]>;
  /** Everybody who is in a chain, of one scan segment. */
  scanActive(shard: number, shards: number): AsyncIterable<Entry>;
}

/** Customers who go through a chain together, and their members by shard. */
export interface CohortJournal {
  /** A cohort that is there already is left as it is. */
  putCohort(cohort: Cohort): Promise<void>;
  cohort(id: string): Promise<Cohort | undefined>;
  /** Sets or clears `heldSince`. */
  holdCohort(id: string, since: Instant | undefined): Promise<void>;
  /** Keeps when the step is due that the cohort makes ready for. */
  scheduleCohort(id: string, upcoming: Upcoming): Promise<void>;
  /** Counts one more execution; false when somebody else has since `cohort` was read. */
  restartCohort(cohort: Cohort): Promise<boolean>;
  addMember(cohort: Cohort, customer: CustomerKey, run: string): Promise<void>;
  members(
    cohort: string,
    shard: number,
  ): AsyncIterable<{ readonly customer: CustomerKey; readonly run: string }>;
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
