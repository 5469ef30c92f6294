import { makeSurvey } from "../../domain/audit/survey.ts";
import { defined } from "../../domain/basics/defined.ts";
import { addTally, entriesOf, type Tally } from "../../domain/basics/tally.ts";
import { typicalBuyer } from "../../domain/churn/explain.ts";
import { type GapCounts, mergeGapCounts } from "../../domain/churn/gaps.ts";
import { makeHistorySample } from "../../domain/churn/histories.ts";
import { learnChurn } from "../../domain/churn/model.ts";
import { makeSample } from "../../domain/churn/sample.ts";
import type { Segments } from "../../domain/config/segments.ts";
import { makeDataQualityCounter } from "../../domain/night/data-quality.ts";
import { makePeopleSample } from "../../domain/night/people-sample.ts";
import { makeQuarterPast, outcomesOfQuarter } from "../../domain/proof/quarter-past.ts";
import { rfmCuts } from "../../domain/segments/rfm.ts";
import { fitValue } from "../../domain/value/model.ts";
import { makeSpendCounter } from "../../domain/value/spend.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { RunStore } from "../../ports/nightly.ts";
import {
  type NightlyModel,
  type RunPlan,
  read,
  readLatest,
  readMade,
  write,
  writeLatest,
} from "./documents.ts";
import { writeBuyersAhead } from "./forecast-ahead.ts";
import { learnTaste } from "./learn-taste.ts";
import { concludeRefold } from "./refold.ts";
import { beginTask, LeaseLost, type TaskDeps } from "./task.ts";
import { claimedUplift } from "./uplift-checks.ts";

export interface RunInput {
  readonly run: string;
  readonly fence: number;
  readonly shardCount: number;
  /** The shards of the ledger and the wallets; absent where there are none. */
  readonly ledger?: { readonly shardCount: number } | undefined;
  /** The parts of the results; absent where none were made. */
  readonly results?: { readonly shardCount: number } | undefined;
}

export interface FitDeps extends TaskDeps {
  readonly catalogue: Pick<CatalogueStore, "page">;
}

/** Merges what the shards measured, one shard at a time, and makes the night's model and sample of it. */
export function makeFit(
  deps: FitDeps,
): (input: RunInput) => Promise<{ readonly run: string; readonly churn: string }> {
  return async (input) => {
    const task = await beginTask(deps, input);
    const { bundle, plan } = task;
    await concludeRefold(deps.runs, task);
    const { store, segments } = bundle;
    const measures = await mergeShards(deps, input, plan);
    const rfm = (await isOtherScale(deps.runs, plan, segments.rfm))
      ? { ...segments.rfm, hysteresis: 0 }
      : segments.rfm;
    const uplift = await claimedUplift(deps.runs);
    const allocation = uplift && (await readLatest(deps.runs, "allocation"));
    const typical = typicalBuyer(measures.histories, plan.today);
    const model: NightlyModel = {
      run: input.run,
      version: plan.version,
      timeZone: store.time_zone,
      currency: store.currency,
      periodDays: store.period_days,
      cuts: rfmCuts(measures.rfm, rfm, store.currency),
      churn: learnChurn(measures, plan.today, store.period_days),
      value: fitValue(measures.buyers, measures.spend),
      ...defined({ uplift, allocation, typical }),
    };
    await write(deps.runs, input.run, "model", model);
    const { day, asleep } = measures.survey;
    await write(deps.runs, input.run, "survey", { day: day(undefined), asleep: asleep(undefined) });
    await write(deps.runs, input.run, "quality", { run: input.run, counts: measures.quality });
    if (plan.quarter) {
      const outcomes = outcomesOfQuarter(measures.quarterPast, plan.quarter, store.margin_percent);
      await write(deps.runs, input.run, "quarter", outcomes);
    }
    await writeBuyersAhead(deps.runs, plan, {
      histories: measures.histories,
      orders: measures.rfm.orders,
      orderDays: measures.spend.counts().orderDays,
    });
    if (plan.live) await learnTaste(deps, input, plan.today);
    const { seen: customers, keys } = measures.people;
    await writeLatest(deps.runs, "sample", { run: input.run, customers, keys });
    return { run: input.run, churn: model.churn.kind };
  };
}

/** Scores of the night before that go up to another number cannot be held on to. */
async function isOtherScale(
  runs: RunStore,
  { basis }: RunPlan,
  { scores = 3 }: Segments["rfm"],
): Promise<boolean> {
  const before = basis === undefined ? undefined : await read(runs, basis, "model");
  return before !== undefined && before.cuts.orders.length !== scores - 1;
}

async function mergeShards({ runs }: TaskDeps, { run, fence, shardCount }: RunInput, plan: RunPlan) {
  const [recencyDays, orders, spent]: [Tally, Tally, Tally] = [new Map(), new Map(), new Map()];
  const sample = makeSample();
  const histories = makeHistorySample();
  const spend = makeSpendCounter();
  const people = makePeopleSample();
  const survey = makeSurvey(plan.today);
  const quality = makeDataQualityCounter();
  const quarterPast = makeQuarterPast(plan.quarter?.from ?? plan.today);
  let gaps: GapCounts = mergeGapCounts([]);
  for (let shard = 0; shard < shardCount; shard += 1) {
    const part = await readMade(runs, run, `measure/${shard}`);
    if (part.fence !== fence) throw new LeaseLost(run);
    addTally(recencyDays, part.rfm.recencyDays);
    addTally(orders, part.rfm.orders);
    addTally(spent, part.rfm.spent);
    sample.merge(part.sample);
    histories.merge(part.histories);
    spend.merge(part.spend);
    people.merge(part.people);
    survey.merge(part.survey);
    quality.merge(part.quality);
    if (part.quarterPast) quarterPast.merge(part.quarterPast);
    gaps = mergeGapCounts([gaps, part.gaps]);
  }
  return {
    rfm: { recencyDays: entriesOf(recencyDays), orders: entriesOf(orders), spent: entriesOf(spent) },
    buyers: sample.histogram(),
    histories: histories.histories(),
    gaps,
    spend,
    people: people.state(),
    survey: survey.result(),
    quality: quality.counts(),
    quarterPast: quarterPast.counts(),
  };
}
