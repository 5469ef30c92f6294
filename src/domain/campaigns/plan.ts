import { DAY, HOUR } from "../basics/calendar.ts";

/** What one campaign asks of AWS. */
export interface CampaignPlan {
  readonly stateTransitions: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Milliseconds of functions, at the memory that each has. */
  readonly functionMs: number;
  /** From the first mail to the last, at the account's rate. */
  readonly sendingMs: number;
  /** US dollars by what is paid for. */
  readonly dollars: {
    readonly mails: number;
    readonly writes: number;
    readonly reads: number;
    readonly stateMachines: number;
    readonly functions: number;
    readonly total: number;
  };
}

export interface PlanInput {
  /** In the base: all of them are read once. */
  readonly customers: number;
  readonly audience: number;
  readonly mails: number;
  /** Held out, capped or a second account: entered, and not mailed now. */
  readonly others: number;
  readonly zones: number;
  /** Of SES, for the account. */
  readonly mailsASecond: number;
  /** Of one day's mails. */
  readonly spreadMs: number;
  readonly days: number;
}

/** List prices in US dollars (contracts/prices.ts). */
export interface PlanPrices {
  readonly million: {
    readonly mails: number;
    readonly writeUnits: number;
    readonly readUnits: number;
    readonly transitions: number;
  };
  readonly gbSecond: number;
}

/** Shard sizes and windows of the campaign's own machine and of chains. */
const CUSTOMERS_A_SHARD = 25_000;
const MEMBERS_A_SHARD = 2_000;
const WINDOW_MS = 5 * 60_000;
const TALLIES = 2;
/** The memory of the functions that send. */
const GB_A_FUNCTION = 0.5;

/** Units of the tables for each, added up from the reads and writes that the code makes for one customer. */
const READS = {
  /** An item of the customers table, scanned. */
  aCustomer: 0.25,
  /** The ledger and the pace of the mailbox. */
  aCandidate: 1,
  /** The customer once more, the entry of this chain, and of the person's other keys. */
  anEntry: 1.5,
  /** Strongly: entry, customer, ledger, stops, switches. Else: customer, ledger, claim, pace. */
  aMail: 8,
  /** Entry and customer. */
  aTally: 1,
} as const;
const WRITES = {
  /** The entry, and a hundredth of an item of members. */
  anEntry: 1.1,
  /** Pace, claim, settle, and the end of the run. */
  aMail: 4,
  /** The end of the run of who is held out. */
  another: 1,
  /** What SES reports of it: sent and delivered. */
  aReport: 2,
} as const;
const MS = { aCustomer: 0.02, aCandidate: 0.3, anEntry: 1, aMail: 12, aReport: 4 } as const;

/** Of `Survey` and `Enrol` two transitions a shard and child; of a chain's cohort six, and two for each of its shards. */
export function campaignPlan(input: PlanInput, { million, gbSecond }: PlanPrices): CampaignPlan {
  const { customers, audience, mails, others, zones, mailsASecond, spreadMs, days } = input;
  const entered = mails + others;
  const shards = Math.max(1, Math.ceil(customers / CUSTOMERS_A_SHARD));
  const windows = Math.max(1, Math.ceil(spreadMs / WINDOW_MS)) * Math.max(1, days);
  const cohorts = Math.min(entered, windows * Math.max(1, zones));
  const walks = Math.ceil(entered / MEMBERS_A_SHARD) + cohorts;
  const stateTransitions = 12 + shards * 2 * (2 + TALLIES) + cohorts * 6 + walks * 2;
  const readUnits = Math.ceil(
    customers * READS.aCustomer +
      audience * READS.aCandidate +
      entered * (READS.anEntry + TALLIES * READS.aTally) +
      mails * READS.aMail,
  );
  const writeUnits = Math.ceil(
    entered * WRITES.anEntry + mails * (WRITES.aMail + WRITES.aReport) + others * WRITES.another,
  );
  const functionMs = Math.ceil(
    customers * MS.aCustomer +
      audience * MS.aCandidate +
      entered * MS.anEntry +
      mails * (MS.aMail + MS.aReport),
  );
  const dollars = {
    mails: (mails * million.mails) / 1e6,
    writes: (writeUnits * million.writeUnits) / 1e6,
    reads: (readUnits * million.readUnits) / 1e6,
    stateMachines: (stateTransitions * million.transitions) / 1e6,
    functions: (functionMs / 1_000) * GB_A_FUNCTION * gbSecond,
  };
  const total = Object.values(dollars).reduce((sum, one) => sum + one, 0);
  const atRate = Math.ceil((mails / mailsASecond) * 1_000);
  return {
    stateTransitions,
    readUnits,
    writeUnits,
    functionMs,
    sendingMs:
      days > 1 ? Math.max((days - 1) * DAY + Math.min(spreadMs, DAY), atRate) : Math.max(spreadMs, atRate),
    dollars: { ...dollars, total },
  };
}

/** `3 h 20 min`, `2 days 4 h`. */
export function lengthInWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  if (ms < HOUR) return `${minutes} min`;
  if (ms < DAY) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(ms / DAY)} days ${Math.floor((ms % DAY) / HOUR)} h`;
}
