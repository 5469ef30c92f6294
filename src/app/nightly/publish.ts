import { DAY, formatDay, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { exponentOf } from "../../domain/basics/money.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { abuseOf } from "../../domain/night/abuse.ts";
import { digestWeek } from "../../domain/night/digest-week.ts";
import { eveOf } from "../../domain/night/flows.ts";
import { type Liability, liabilityOf } from "../../domain/night/liability.ts";
import type { MetricCounts } from "../../domain/night/metrics.ts";
import { metricsOfTheDay } from "../../domain/night/metrics-of-the-day.ts";
import type { MailPrice } from "../../domain/night/silence.ts";
import { totalOf } from "../../domain/quarantine/record.ts";
import type { Announcement, Bus } from "../../ports/announcements.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { SendingStore } from "../../ports/mail.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { QuarantineStore } from "../../ports/quarantine.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import type { UnseenStore } from "../../ports/unseen.ts";
import { makeCountHoldouts } from "../proof/count-holdouts.ts";
import { makeCountOutcomes } from "../proof/count-outcomes.ts";
import type { RipenDeps } from "../proof/ripen.ts";
import { makePublishResults } from "../results/publish.ts";
import { makeFitUplift } from "../uplift/fit.ts";
import { allocateBudgets } from "./allocate-budgets.ts";
import { type EnrolArrivalsDeps, makeEnrolArrivals } from "./arrivals.ts";
import { concludeQuarter } from "./count-quarter.ts";
import { keepCoverage } from "./coverage.ts";
import {
  type Change,
  type NightlyMetrics,
  type NightlyResult,
  PLAN_JOBS,
  type Publication,
  read,
  readLatest,
  readMade,
  type UnseenTotal,
  write,
  writeLatest,
} from "./documents.ts";
import type { RunInput } from "./fit.ts";
import { type Admission, admissionOf, concludeAdmission, keepHeld } from "./held.ts";
import { keepFlows } from "./keep-flows.ts";
import { keepForecast } from "./keep-forecast.ts";
import { type KeepTrendDeps, keepTrend } from "./keep-trend.ts";
import { accountOfLedger } from "./ledger-account.ts";
import { mailsOfThePeriod } from "./mails-of-the-period.ts";
import { publishMembers } from "./member-lists.ts";
import { type MergedScores, mergeScores } from "./merge-scores.ts";
import { publishTaste } from "./read-taste.ts";
import { momentOf } from "./results-shard.ts";
import { signUpTotals } from "./sign-up-totals.ts";
import { beginTask, type Task, type TaskDeps } from "./task.ts";
import { makeUpliftChecks } from "./uplift-checks.ts";
import { walletsOfTheNight } from "./wallet-audit.ts";

export interface PublishDeps extends TaskDeps, EnrolArrivalsDeps, KeepTrendDeps, RipenDeps {
  readonly customers: CustomerStore;
  readonly bus: Bus;
  readonly budgets: BudgetStore;
  readonly unseen: Pick<UnseenStore, "counts">;
  readonly quarantine: Pick<QuarantineStore, "counts">;
  readonly signUps: Pick<SignUpStore, "pointCounts">;
  readonly sending: Pick<SendingStore, "mailed">;
  /** What a mail costs at AWS, for what silence saves. */
  readonly mailPrice: MailPrice;
  /** The results of chains and campaigns. */
  readonly files: ResultsFiles;
}

/**
 * Ends a night: announces what changed, enters customers in chains, stores the metrics and makes the run the latest.
 * Every part can be repeated: it goes on behind the last finished chunk, entering is idempotent by the night, and
 * announcements are made at least once.
 */
export function makePublish(deps: PublishDeps): (input: RunInput) => Promise<NightlyResult> {
  const { runs, bus } = deps;
  const countOutcomes = makeCountOutcomes(deps);
  const countHoldouts = makeCountHoldouts(deps);
  const fitUplift = makeFitUplift({ draws: deps.experiments, checks: makeUpliftChecks(runs) });
  const publishResults = makePublishResults(deps);
  return async (input) => {
    const { run, fence } = input;
    const latest = await readLatest(runs, "published");
    if (latest?.fence === fence) return finish(runs, latest);

    const task = await beginTask(deps, input);
    const model = await readMade(runs, run, "model");
    const merged = await mergeScores(runs, input);
    const { counts, changes, chunks, entrants } = merged;
    const { customers } = counts.totals;
    const admission = await admissionOf(runs, task, { entrants, customers });
    const enrol = makeEnrolArrivals(deps, task, model, admission.entering);
    const enrolled = await actOnChanges(deps, input, chunks, admission, enrol);
    const held = await concludeAdmission(runs, task, admission, sum(chunks));

    const { plan, bundle } = task;
    await keepCoverage(runs, plan, bundle);
    const wallets = await walletsOfTheNight(runs, task, input);
    const putAside = await deps.quarantine.counts();
    const result: NightlyResult = {
      run,
      customers,
      changed: changes,
      enrolled,
      baseline: plan.basis === undefined,
      ...(held > 0 && { held }),
      ...(wallets && wallets.differ > 0 && { walletsDiffer: wallets.differ }),
      ...(totalOf(putAside) > 0 && { putAside: totalOf(putAside) }),
      ...(plan.live && digestWeek(bundle.store, plan.today) !== undefined && { digest: true as const }),
    };
    const period = { today: plan.today, days: bundle.store.period_days };
    const offers = await accountOfLedger(deps, task, input);
    const metrics: NightlyMetrics = {
      ...metricsOfTheDay(counts, period, bundle.store.currency),
      ...(await mailsOfThePeriod(deps, counts, { period, bundle })),
      run,
      version: plan.version,
      churnModel: model.churn.kind,
      baseline: result.baseline,
      changed: result.changed,
      enrolled,
      putAside,
      notUnderstood: await unseenTotals(deps.unseen, plan.now),
      ...(await signUpTotals(deps.signUps, period)),
      cameIn: merged.cameIn,
      ...defined({ offers, wallets, loyalty: liabilityIn(bundle, counts) }),
      ...(input.ledger && { abuse: abuseOf(counts.abuse) }),
    };
    await write(runs, run, "metrics", metrics);
    await writeForPages(runs, task, merged);
    await keepTrend(deps, metrics);
    if (plan.live) {
      const night = { ...plan, bundle, customers, averageOrder: metrics.averageOrder };
      await countOutcomes(night);
      await countHoldouts(night);
      await fitUplift(plan.today);
      await allocateBudgets(deps, night);
    }
    await concludeQuarter(runs, task, merged.quarter);
    if (input.results) {
      const { sealed } = await publishResults(momentOf(task), input.results.shardCount);
      await bus.publish([{ type: "ResultsReady", detail: { run, closed: formatDay(sealed) } }]);
    }
    // Behind the results: rates of chains are told from them.
    await keepForecast(deps, task, merged.forecast);
    await bus.publish([{ type: "NightlyCompleted", detail: { ...result } }]);
    return finish(runs, publicationOf(task, result));
  };
}

/** What the pages read besides the metrics: how customers moved, who is where, and the audit of the base. */
async function writeForPages(
  runs: RunStore,
  { plan, bundle }: Task,
  { flows, members, audit, upcoming }: MergedScores,
): Promise<void> {
  const { run, basis, today } = plan;
  const periodDays = bundle.store.period_days;
  const eve = formatDay(eveOf({ today, days: periodDays }));
  await keepFlows(runs, today, { run, ...defined({ basis }), eve, periodDays, ...flows });
  await write(runs, run, "members", members);
  if (plan.live) await writeLatest(runs, "upcoming", { run, chains: upcoming });
  const { day, asleep } = await readMade(runs, run, "survey");
  const { counts, leftOut } = audit;
  const scope = { day, asleep, currency: bundle.store.currency, leftOut };
  await write(runs, run, "audit", { run, counts, scope });
}

/** Readers are pointed to the run, and what only its tasks needed goes: before `done`, or a crash would leave it for ever. */
async function finish(runs: RunStore, publication: Publication): Promise<NightlyResult> {
  const { run, fence, result } = publication;
  await writeLatest(runs, "model", { run });
  await writeLatest(runs, "metrics", { run });
  await publishTaste(runs, publication);
  await publishMembers(runs, publication);
  await writeLatest(runs, "published", publication);
  for (const prefix of [
    "measure/",
    "taste/",
    "score/",
    "ledger/",
    "wallets/",
    "progress",
    "survey",
    "buyers-ahead",
    PLAN_JOBS,
  ])
    await runs.drop(run, prefix);
  await write(runs, run, "done", { fence });
  await runs.releaseLease(fence);
  return result;
}

/** Announces and enrols chunk by chunk, and keeps how far it has come. */
async function actOnChanges(
  { runs, bus }: PublishDeps,
  { run, fence }: RunInput,
  chunksOf: readonly number[],
  { held }: Admission,
  enrol: (changes: readonly Change[]) => Promise<number>,
): Promise<number> {
  const before = await read(runs, run, "progress");
  const done = before?.fence === fence ? before.chunks : 0;
  let enrolled = before?.fence === fence ? before.enrolled : 0;
  // Lists of an earlier try may have had other chunks.
  if (done === 0) await runs.drop(run, "held/");
  let chunk = 0;
  for (const [shard, chunks] of chunksOf.entries()) {
    for (let index = 0; index < chunks; index += 1) {
      chunk += 1;
      if (chunk <= done) continue;
      const changes = await readMade(runs, run, `score/${shard}/${index}`);
      await bus.publish(changes.flatMap((change) => announcementsOf(change, run)));
      await keepHeld(runs, run, chunk - 1, held, changes);
      enrolled += await enrol(changes);
      await write(runs, run, "progress", { fence, chunks: chunk, enrolled });
    }
  }
  return enrolled;
}

/** Of the last UTC day that was over at `now`, which is the same however often a run is repeated. */
async function unseenTotals(unseen: PublishDeps["unseen"], now: Instant): Promise<readonly UnseenTotal[]> {
  const yesterday = Math.floor(now / DAY) - 1;
  const totals = new Map<string, UnseenTotal>();
  for (const { source, kind, count } of await unseen.counts(yesterday, yesterday)) {
    const before = totals.get(`${source} ${kind}`)?.count ?? 0;
    totals.set(`${source} ${kind}`, { source, kind, count: before + count });
  }
  return [...totals.values()].sort((a, b) => b.count - a.count);
}

function liabilityIn({ loyalty, store }: Bundle, { liability }: MetricCounts): Liability | undefined {
  return loyalty && liabilityOf(liability, loyalty.points.worth * 10 ** exponentOf(store.currency));
}

function announcementsOf({ customer, segment, rfmSegment, tier }: Change, run: string): Announcement[] {
  const announcements: Announcement[] = [];
  if (segment) announcements.push({ type: "SegmentChanged", detail: { run, customer, ...segment } });
  if (rfmSegment) announcements.push({ type: "RfmSegmentChanged", detail: { run, customer, ...rfmSegment } });
  if (tier) announcements.push({ type: "TierChanged", detail: { run, customer, ...tier } });
  return announcements;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function publicationOf({ plan }: Task, result: NightlyResult): Publication {
  const { run, fence, first, live, basis } = plan;
  return { run, fence, first, live, ...defined({ basis }), result };
}
