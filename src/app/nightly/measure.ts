import { makeSurvey } from "../../domain/audit/survey.ts";
import { defined } from "../../domain/basics/defined.ts";
import { bucketOf } from "../../domain/basics/money-sketch.ts";
import { makeCounter } from "../../domain/basics/tally.ts";
import { roomOfShard } from "../../domain/basics/tuple-sample.ts";
import { makeGapCounts } from "../../domain/churn/gaps.ts";
import { buyerOf } from "../../domain/churn/histogram.ts";
import { ENOUGH_ORDER_DAYS, makeHistorySample } from "../../domain/churn/histories.ts";
import { ENOUGH_BUYERS, makeSample } from "../../domain/churn/sample.ts";
import { makeDataQualityCounter } from "../../domain/night/data-quality.ts";
import { ENOUGH_PEOPLE, makePeopleSample } from "../../domain/night/people-sample.ts";
import { asOf } from "../../domain/people/as-of.ts";
import { ENOUGH_SPENDERS, makeSpendCounter, spendOf } from "../../domain/value/spend.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { TasteStore } from "../../ports/taste.ts";
import { makePastOfShard } from "./count-quarter.ts";
import { write } from "./documents.ts";
import { measureTastes } from "./measure-tastes.ts";
import { beginTask, type ShardInput, type TaskDeps } from "./task.ts";

/** Scans one shard for the statistics that the fit needs: bounded in size, and whole numbers that add up. */
export function makeMeasure(
  deps: TaskDeps & { readonly customers: CustomerStore; readonly tastes: Pick<TasteStore, "scan"> },
): (input: ShardInput) => Promise<{ readonly buyers: number }> {
  return async (input) => {
    const task = await beginTask(deps, input);
    const { day, plan } = task;
    const room = (enough: number) => roomOfShard(enough, input.shardCount);
    const [recencyDays, orders, spent] = [makeCounter(), makeCounter(), makeCounter()];
    const sample = makeSample(room(ENOUGH_BUYERS));
    const histories = makeHistorySample(room(ENOUGH_ORDER_DAYS));
    const gaps = makeGapCounts();
    const spend = makeSpendCounter(room(ENOUGH_SPENDERS));
    const people = makePeopleSample(room(ENOUGH_PEOPLE));
    const survey = makeSurvey(day.today);
    const quality = makeDataQualityCounter();
    const quarter = makePastOfShard(task);
    let buyers = 0;
    for await (const customer of deps.customers.scan(input.shard, input.shardCount)) {
      people.add(customer.profile.id);
      survey.add(customer.profile.orderDays);
      quality.add(customer.profile);
      quarter.add(customer.profile);
      const profile = asOf(customer.profile, day);
      const days = profile.orderDays.map((orderDay) => orderDay.day);
      const buyer = buyerOf(days, day.today);
      if (!buyer) continue;
      buyers += 1;
      recencyDays.add(buyer.T - buyer.tx);
      orders.add(profile.orders);
      spent.add(bucketOf(profile.spent));
      sample.add(profile.id, buyer);
      histories.add(profile.id, profile.orderDays);
      gaps.add(days, day.today);
      spend.add(profile.id, spendOf(profile.orderDays));
    }
    await write(deps.runs, input.run, `measure/${input.shard}`, {
      fence: input.fence,
      rfm: {
        recencyDays: recencyDays.entries(),
        orders: orders.entries(),
        spent: spent.entries(),
      },
      sample: sample.state(),
      histories: histories.state(),
      gaps: gaps.counts,
      spend: spend.counts(),
      people: people.state(),
      survey: survey.counts(),
      quality: quality.counts(),
      ...defined({ quarterPast: quarter.counts() }),
    });
    if (plan.live) await measureTastes(deps, input, day.today);
    return { buyers };
  };
}
