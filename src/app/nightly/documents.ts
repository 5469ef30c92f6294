import type { SurveyCounts } from "../../domain/audit/survey.ts";
import type { Day, Instant } from "../../domain/basics/calendar.ts";
import type { Coverage } from "../../domain/chains/date-entry.ts";
import type { TypicalBuyer } from "../../domain/churn/explain.ts";
import type { GapCounts } from "../../domain/churn/gaps.ts";
import type { HistorySampleState } from "../../domain/churn/histories.ts";
import type { ChurnModel } from "../../domain/churn/model.ts";
import type { SampleState } from "../../domain/churn/sample.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Source } from "../../domain/facts/sources.ts";
import type { UnseenKind } from "../../domain/facts/unseen.ts";
import type { ForecastCounts } from "../../domain/foresight/counting.ts";
import type { Abuse } from "../../domain/night/abuse.ts";
import type { CameIn } from "../../domain/night/came-in.ts";
import type { DataQuality } from "../../domain/night/data-quality.ts";
import type { FlowCounts } from "../../domain/night/flows.ts";
import type { Liability } from "../../domain/night/liability.ts";
import type { MetricCounts } from "../../domain/night/metrics.ts";
import type { DayMetrics } from "../../domain/night/metrics-of-the-day.ts";
import type { NamedCounts } from "../../domain/night/named-counts.ts";
import type { OfferCosts } from "../../domain/night/offer-costs.ts";
import type { PeopleSampleState } from "../../domain/night/people-sample.ts";
import type { TrendRow } from "../../domain/night/trend.ts";
import type { NightEntries, Unusual } from "../../domain/night/usual.ts";
import type { Moves } from "../../domain/night/verdict.ts";
import type { Reach } from "../../domain/people/refold.ts";
import type { OutcomeCount } from "../../domain/proof/holdout-measuring.ts";
import type { PeriodCounts } from "../../domain/proof/outcome-counts.ts";
import type { QuarterPast } from "../../domain/proof/quarter-past.ts";
import type { QuarterDue, SeenShare } from "../../domain/proof/shop-holdout.ts";
import type { AsideCounts } from "../../domain/quarantine/record.ts";
import type { RfmCounts, RfmCuts } from "../../domain/segments/rfm.ts";
import type { DueAgain } from "../../domain/taste/due-again.ts";
import type { TasteModel } from "../../domain/taste/model.ts";
import type { TasteStatistics } from "../../domain/taste/statistics.ts";
import type { Allocation } from "../../domain/uplift/allocation.ts";
import type { ClaimedUplift } from "../../domain/uplift/foretold.ts";
import type { ValueModel } from "../../domain/value/model.ts";
import type { SpendCounts } from "../../domain/value/spend.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { DatedUpliftCheck } from "../../ports/uplift.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import type { NightAudit, NightSurvey, ShardAudit } from "./audit-documents.ts";
import type { BuyersAhead, ForecastPlan, Forecasts } from "./forecast-documents.ts";
import type { LedgerAccount, SealedAccount, ShardAccount } from "./ledger-documents.ts";
import type { PeriodMails } from "./mails-of-the-period.ts";
import type { LatestMembers, MemberIndex, MemberLists, NightFlows } from "./segment-documents.ts";
import type { UpcomingDates } from "./upcoming-dates.ts";
import type { AuditedWallets, ShardWallets, WalletsFound } from "./wallet-documents.ts";

/** Under this name a run has the plans of configs that were asked for its night (foresight/plan): they go with it. */
export const PLAN_JOBS = "plan-job/";

/** What every task of a run works from, fixed when the run is planned: so that a repeated task finds the same. */
export interface RunPlan {
  readonly run: string;
  readonly today: Day;
  /** The instant to compute as of: the start of the run, or the end of another day. */
  readonly now: Instant;
  readonly startedAt: Instant;
  readonly owner: string;
  readonly fence: number;
  readonly shardCount: number;
  /** Version of the published config. */
  readonly version: number;
  /** The finished night to compare with. Absent for a baseline. */
  readonly basis?: string;
  /**
   * The basis night's instant, and whether its config put customers in segments, and in levels, by the same rules. Absent
   * for a baseline.
   */
  readonly since?: {
    readonly at: Instant;
    readonly sameRules: boolean;
    /** Absent in a night that was planned before there were levels. */
    readonly sameLoyalty?: boolean;
  };
  /** Chains that tonight take those who are in their segments already (`enrol: existing`). */
  readonly existing?: readonly string[];
  /** The days on which chains by date enter customers tonight, by chain; absent where nobody enters. */
  readonly dates?: Readonly<Record<string, Coverage>>;
  /** Whose profiles are folded again first, because the config has changed what facts say; absent for nobody. */
  readonly refold?: Reach;
  /** The closed quarter in which people held out of all mails are compared with the others; absent on most nights. */
  readonly quarter?: QuarterDue;
  /** What the night does for forecasts; absent on most nights. */
  readonly forecast?: ForecastPlan;
  /** The first run that this deployment has finished or tried to. */
  readonly first: boolean;
  /** Whether the next night can compare with this one: false for a run as of another day. */
  readonly live: boolean;
  /** Whether changes are announced and customers enter chains. */
  readonly acts: boolean;
}

export interface ShardMeasures {
  readonly fence: number;
  readonly rfm: RfmCounts;
  readonly sample: SampleState;
  readonly histories: HistorySampleState;
  readonly gaps: GapCounts;
  readonly spend: SpendCounts;
  readonly people: PeopleSampleState;
  readonly survey: SurveyCounts;
  readonly quality: DataQuality;
  /** Of a night that counts a quarter. */
  readonly quarterPast?: QuarterPast;
}

/** How well the base knew its people when the night looked at them. */
export interface NightQuality {
  readonly run: string;
  readonly counts: DataQuality;
}

/** Who is asked where nobody waits for everybody, as the night has drawn them. */
export interface PeopleSample {
  readonly run: string;
  /** How many customers there were. */
  readonly customers: number;
  /** Everybody's where they are few, else those of a uniform sample. */
  readonly keys: readonly CustomerKey[];
}

/** What a night has learned about the shop: scores and probabilities are functions of it and a customer's record. */
export interface NightlyModel {
  readonly run: string;
  /** Version of the config that it was made with. */
  readonly version: number;
  readonly timeZone: string;
  readonly currency: string;
  readonly periodDays: number;
  readonly cuts: RfmCuts;
  readonly churn: ChurnModel;
  /** Absent in nights before there was one. */
  readonly value?: ValueModel;
  /** Whom a mail moves, while a check of the shop's draws claims to know. */
  readonly uplift?: ClaimedUplift;
  /** What offers with an allocated budget have to bring for each unit of cost, by the night before. */
  readonly allocation?: Allocation;
  /** Whom explanations of the churn score compare with; absent where nobody has bought. */
  readonly typical?: TypicalBuyer;
}

/** A customer who has moved, or is to enter a chain. */
export interface Change extends Moves {
  readonly customer: CustomerKey;
  /** The chains to enter, asked by their conditions. */
  readonly enters?: readonly string[];
  /** What the customer is about to need again, by the chain that reminds of it. */
  readonly dues?: Readonly<Record<string, DueAgain>>;
}

/** Who waits for a chain's held entries to be decided on. */
export interface Waiting {
  readonly customer: CustomerKey;
  readonly due?: DueAgain;
}

export interface ShardScores {
  readonly fence: number;
  readonly counts: MetricCounts;
  readonly flows: FlowCounts;
  readonly cameIn: CameIn;
  readonly audit: ShardAudit;
  readonly upcoming: UpcomingDates;
  /** Of a night that counts a quarter. */
  readonly quarter?: PeriodCounts;
  /** Of a night that makes a forecast, or counts what came of one. */
  readonly forecast?: ForecastCounts;
  /** Scores written by the last try. */
  readonly written: number;
  readonly changes: number;
  /** How many are to enter each chain. */
  readonly entrants: Readonly<Record<string, number>>;
  /** Documents `score/<shard>/<n>` with the changes. */
  readonly chunks: number;
}

export interface NightlyMetrics extends DayMetrics, PeriodMails {
  readonly run: string;
  readonly version: number;
  readonly baseline: boolean;
  readonly changed: number;
  readonly enrolled: number;
  readonly churnModel: ChurnModel["kind"];
  /** Records that could not be read, by kind: the night went on without them. Absent in nights before they were put aside. */
  readonly putAside?: AsideCounts;
  /** What came on the last whole UTC day and was not understood, by source and kind. Absent in nights before it was counted. */
  readonly notUnderstood?: readonly UnseenTotal[];
  /** Of the period, by entry point: mailboxes' owners who were asked to confirm, and those who did. */
  readonly signUps?: Readonly<Record<string, SignUpTotal>>;
  /** Who came in within the period, by entry point, and what they did since. Absent in nights before it was counted. */
  readonly cameIn?: CameIn;
  /** What happened at the shop's forms. Absent in nights before it was counted. */
  readonly forms?: FormTotals;
  /** What every offer's codes have cost and brought so far; absent without codes. */
  readonly offers?: OfferCosts;
  /** What the loyalty programme owes; absent where there is none. */
  readonly loyalty?: Liability;
  /** Signs that offers for newcomers are taken by others; absent where there are neither codes nor points. */
  readonly abuse?: Abuse;
  /** What recounting the wallets has found; absent where none were. */
  readonly wallets?: WalletsFound;
}

export interface SignUpTotal {
  readonly asked: number;
  readonly confirmed: number;
  /** Null where nobody was asked. */
  readonly confirmedShare: number | null;
}

/** What happened at forms and their entry points on the days from `from` to `to`, both included, `YYYY-MM-DD`. */
export interface FormTotals {
  /** The first day of the period on which looks were counted. */
  readonly from: string;
  readonly to: string;
  /** By `entry`, or `entry?via=VIA`; the 200 that most looked at, and `(others)`. */
  readonly points: NamedCounts<"shown" | "sent" | "asked" | "confirmed">;
}

export interface UnseenTotal {
  readonly source: Source;
  readonly kind: UnseenKind;
  readonly count: number;
}

export interface NightlyResult {
  readonly run: string;
  readonly customers: number;
  readonly changed: number;
  readonly enrolled: number;
  readonly baseline: boolean;
  /** Entries that wait until somebody approves them, of this night and earlier ones; absent when none do. */
  readonly held?: number;
  /** Wallets that hold other points than the facts say; absent where none do. */
  readonly walletsDiffer?: number;
  /** Records that cannot be read, and without which the night was done; absent where there are none. */
  readonly putAside?: number;
  /** Whether the weekly digest is due after this night. */
  readonly digest?: true;
}

/** The run that was published last. */
export interface Publication {
  readonly run: string;
  readonly fence: number;
  readonly first: boolean;
  readonly live: boolean;
  readonly basis?: string;
  readonly result: NightlyResult;
}

/** How far a publication has come, so that a repeated one goes on from there. */
export interface Progress {
  readonly fence: number;
  readonly chunks: number;
  readonly enrolled: number;
}

/** A night's entries of one chain that wait for a person, or have been decided on. */
export interface HeldEntries {
  readonly chain: string;
  readonly run: string;
  /** `date NAME` of a chain by date, `replenishment` of one that reminds. */
  readonly segment: string;
  /** The days that the night entered, of a chain by date. */
  readonly dates?: Coverage;
  /** Of a chain that warns of points: the first and the last day on which those of the customers end, `2026-12-31`. */
  readonly ends?: { readonly from: string; readonly to: string };
  readonly count: number;
  readonly because: Unusual;
  readonly heldAt: Instant;
  /** Documents `held/<chain>/<n>` of the run, below this number, list the customers. */
  readonly chunks: number;
  readonly decision?: HeldDecision;
  /** Whether everything that the decision asks for is done. */
  readonly settled?: boolean;
}

export interface HeldDecision {
  readonly kind: "approved" | "dropped";
  readonly by: string;
  readonly at: Instant;
}

interface Documents {
  readonly plan: RunPlan;
  readonly model: NightlyModel;
  readonly metrics: NightlyMetrics;
  readonly progress: Progress;
  /** Written last: what has no such document was not finished, whatever else there is of it. */
  readonly done: { readonly fence: number };
  readonly [measures: `measure/${number}`]: ShardMeasures;
  readonly [scores: `score/${number}`]: ShardScores;
  readonly [changes: `score/${number}/${number}`]: readonly Change[];
  /** Of a live night only: a taste has no past. */
  readonly taste: TasteModel;
  readonly [tastes: `taste/${number}`]: { readonly fence: number; readonly statistics: TasteStatistics };
  readonly [held: `held/${string}`]: readonly Waiting[];
  readonly [ledger: `ledger/${number}`]: ShardAccount;
  readonly [wallets: `wallets/${number}`]: ShardWallets;
  readonly survey: NightSurvey;
  /** What a night that counts a quarter counts, with limits from the year before and nobody in it yet. */
  readonly quarter: readonly OutcomeCount[];
  readonly flows: NightFlows;
  /** Of a night that makes a forecast. */
  readonly "buyers-ahead": BuyersAhead;
  readonly audit: NightAudit;
  readonly quality: NightQuality;
  readonly members: MemberIndex;
  readonly [members: `members/${number}/${number}`]: MemberLists;
}

/** Documents of the run `latest`: the last publication, and which run readers take model and metrics from. */
interface LatestDocuments {
  readonly published: Publication;
  readonly model: { readonly run: string };
  readonly metrics: { readonly run: string };
  /** Whose `taste` is in force, and the one before, which some still read. `fence` tells a repeated night's from the first. */
  readonly taste: { readonly run: string; readonly fence: number; readonly before?: string };
  /** A row for every night, oldest first. */
  readonly trend: readonly TrendRow[];
  /** The newest check of whether the shop's draws tell whom a mail moves. */
  readonly uplift: DatedUpliftCheck;
  /** Of offers with an allocated budget, as the last live night has found it. */
  readonly allocation: Allocation;
  readonly forecasts: Forecasts;
  /** Whom chains by date are going to enter, as the last live night has counted. */
  readonly upcoming: { readonly run: string; readonly chains: UpcomingDates };
  /** What share is held out of all mails, as live nights have seen it; absent where none ever was. */
  readonly shopHoldout: SeenShare;
  /** Drawn by the last night that has got as far; no other run keeps one. */
  readonly sample: PeopleSample;
  /** What entered by segment in the last nights. */
  readonly entries: readonly NightEntries[];
  /** The chains that have taken those who were in already, and the night in which they did. */
  readonly existing: Readonly<Record<string, string>>;
  /** How far chains by date have come, by chain and what it waits for: before that night and after it. */
  readonly dates: {
    readonly run: string;
    readonly before: Readonly<Record<string, Instant>>;
    readonly after: Readonly<Record<string, Instant>>;
  };
  /** The account of the codes whose time is over for good. */
  readonly sealed: SealedAccount;
  /** How often each offer's codes are used, and what the counters of budgets were. */
  readonly ledger: LedgerAccount;
  readonly wallets: AuditedWallets;
  /** Of the night whose lists of who is where are kept. */
  readonly members: LatestMembers;
  /** The version that all profiles are folded with, and whom to fold again to be sure. */
  readonly folded: { readonly version: number; readonly again?: Reach };
}

export const LATEST = "latest";

/**
 * What only tells of the past or the future, and a night makes anew where it cannot be read. Everything else says who was
 * where, who has been taken in and what was given: a night that guessed at it could write to somebody by surprise, so that
 * it fails and names the document.
 */
const MADE_ANEW: ReadonlySet<keyof LatestDocuments> = new Set([
  ...(["trend", "forecasts", "upcoming", "uplift", "sample", "members"] as const),
]);

/** A run's document, as the task that wrote it left it. */
export async function read<N extends keyof Documents>(
  runs: RunStore,
  run: string,
  name: N,
): Promise<Documents[N] | undefined> {
  return (await runs.get(run, name)) as Documents[N] | undefined;
}

/** A document that an earlier task of the run must have written. */
export async function readMade<N extends keyof Documents>(
  runs: RunStore,
  run: string,
  name: N,
): Promise<Documents[N]> {
  const document = await read(runs, run, name);
  if (document === undefined) throw new Error(`run ${run} has no document ${name}`);
  return document;
}

export async function write<N extends keyof Documents>(
  runs: RunStore,
  run: string,
  name: N,
  document: Documents[N],
): Promise<void> {
  await runs.put(run, name, document);
}

export async function readLatest<N extends keyof LatestDocuments>(
  runs: Pick<RunStore, "get">,
  name: N,
): Promise<LatestDocuments[N] | undefined> {
  const found = runs.get(LATEST, name);
  return (await (MADE_ANEW.has(name) ? unlessUnreadable(found) : found)) as LatestDocuments[N] | undefined;
}

export async function writeLatest<N extends keyof LatestDocuments>(
  runs: RunStore,
  name: N,
  document: LatestDocuments[N],
): Promise<void> {
  await runs.put(LATEST, name, document);
}

/** What folding one shard again has come to. */
export interface Refolded {
  readonly reach: Reach;
  /** When it began. */
  readonly at: Instant;
  /** Profiles that were folded again, and items that are other ones now. */
  readonly touched: number;
  readonly changed: number;
}

type WhichShard = { readonly shard: number; readonly shardCount: number };
const refoldOf = (version: number) => `refold-to:${version}`;
const shardName = ({ shard, shardCount }: WhichShard) => `done/${shard}/${shardCount}`;

/** A night's work on profiles is not of its date only: the next one goes on with it. */
export async function readRefolded(
  runs: RunStore,
  version: number,
  shard: WhichShard,
): Promise<Refolded | undefined> {
  return (await runs.get(refoldOf(version), shardName(shard))) as Refolded | undefined;
}

export async function writeRefolded(
  runs: RunStore,
  version: number,
  shard: WhichShard,
  refolded: Refolded,
): Promise<void> {
  await runs.put(refoldOf(version), shardName(shard), refolded);
}

export async function dropRefolded(runs: RunStore, version: number): Promise<void> {
  await runs.drop(refoldOf(version), "");
}

/** The run under whose name held entries are kept, whichever night they are of. */
const HELD = "held";
const heldName = (chain: string, run: string) => `${chain}/${run}`;

export async function readHeld(runs: RunStore, chain: string, run: string): Promise<HeldEntries | undefined> {
  return (await runs.get(HELD, heldName(chain, run))) as HeldEntries | undefined;
}

export async function writeHeld(runs: RunStore, held: HeldEntries): Promise<void> {
  await runs.put(HELD, heldName(held.chain, held.run), held);
}

export async function dropHeld(runs: RunStore, { chain, run }: HeldEntries): Promise<void> {
  await runs.drop(HELD, heldName(chain, run));
}

/** Of one chain or of all, oldest night first. */
export async function listHeld(runs: RunStore, chain?: string): Promise<readonly HeldEntries[]> {
  const found = await runs.list(HELD, chain === undefined ? "" : `${chain}/`);
  const held = found.map(({ document }) => document as HeldEntries);
  return held.sort((a, b) => (a.run === b.run ? (a.chain < b.chain ? -1 : 1) : a.run < b.run ? -1 : 1));
}
