import pMap from "p-map";
import { dayOf } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { makeForecastCounter } from "../../domain/foresight/counting.ts";
import { makeCameInCounter } from "../../domain/night/came-in.ts";
import { makeFlowCounter } from "../../domain/night/flows.ts";
import { makeMetricCounter } from "../../domain/night/metrics.ts";
import { movesOf, saysTheSame } from "../../domain/night/verdict.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { isRewardDue, makeRewardReferral } from "../loyalty/referrals/reward-referrals.ts";
import { makeTellLevel } from "../loyalty/tell-level.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { personOf } from "./arrivals.ts";
import { makeShardAudit } from "./audit-shard.ts";
import { makeChangeLog } from "./changes.ts";
import { makeQuarterOfShard } from "./count-quarter.ts";
import { read, readMade, write } from "./documents.ts";
import { type DueEntrantsDeps, dueEntrants } from "./due-entrants.ts";
import { makeEntrants } from "./entrants.ts";
import { makeJudge } from "./judge.ts";
import { makeMemberLists } from "./member-lists.ts";
import { takesStock } from "./newcomers.ts";
import { makeRedeemed } from "./redeemed.ts";
import { makeSerialNewcomer } from "./serial-newcomers.ts";
import { beginTask, LeaseLost, type ShardInput, type TaskDeps } from "./task.ts";
import { makeUpcomingDates } from "./upcoming-dates.ts";

const WRITES_AT_ONCE = 16;
const LEASE_CHECK_EVERY = 1_000;

/**
 * Scores one shard. Writes only customers of whom something new is to be said; lists those who moved since the night
 * before, which is derived from what their records keep of it, so that a try after a crash lists them all again.
 */
export function makeScore(
  deps: TaskDeps &
    DueEntrantsDeps & {
      readonly customers: CustomerStore;
      readonly expressions: Expressions;
      readonly journal: Pick<SendJournal, "sends">;
      readonly codes: Pick<CodeStore, "get">;
      readonly events: Pick<EventStore, "append" | "factsOf" | "linksOf">;
    },
): (input: ShardInput) => Promise<{ readonly customers: number; readonly written: number }> {
  const tellLevel = makeTellLevel(deps);
  const rewardReferral = makeRewardReferral(deps);
  return async (input) => {
    const { run, fence, shard, shardCount } = input;
    const task = await beginTask(deps, input);
    const model = await readMade(deps.runs, run, "model");
    const judge = makeJudge(task, model, deps.expressions);
    const period = { today: task.plan.today, days: task.bundle.store.period_days };
    const metrics = makeMetricCounter(period);
    const redeemedBy = makeRedeemed(deps, task);
    const serialNewcomer = makeSerialNewcomer(deps, task);
    const entrants = makeEntrants(task, model, deps.expressions);
    const changes = makeChangeLog(deps.runs, run, shard);
    const { timeZone } = task.day;
    const flows = makeFlowCounter(period);
    const cameIn = makeCameInCounter(period, timeZone);
    const audit = makeShardAudit(await readMade(deps.runs, run, "survey"), timeZone);
    const members = makeMemberLists();
    const upcoming = makeUpcomingDates(task.bundle, task.plan.today);
    const compares = task.plan.basis !== undefined;
    const designs = task.plan.quarter && (await readMade(deps.runs, run, "quarter"));
    const quarter = makeQuarterOfShard(deps, task, designs);
    const { forecast: planned } = task.plan;
    const forecast = planned && makeForecastCounter(task.plan.today - 1, planned.due);
    const rewarded: CustomerKey[] = [];
    const isQuiet = task.plan.since === undefined || !task.plan.since.sameLoyalty;
    let [scored, written] = [0, 0];

    async function one(customer: Customer): Promise<void> {
      scored += 1;
      if (scored % LEASE_CHECK_EVERY === 0 && !(await deps.runs.holdsLease(fence))) throw new LeaseLost(run);
      const judgement = judge(customer);
      const { verdict, score, before, profile, value, exactCell } = judgement;
      if (!saysTheSame(customer.score, score, verdict)) {
        const result = await deps.customers.putScore(profile.id, score, fence);
        if (result === "fenced") throw new LeaseLost(run);
        if (result === "gone") return;
        written += 1;
      }
      const joinedOn = dayOf(timeZone, profile.firstSeenAt);
      metrics.add(profile, joinedOn, score, value);
      const { orderDays } = profile;
      forecast?.add(joinedOn, orderDays);
      flows.add({ joinedOn, orderDays, score, before, compares, exactCell });
      audit.add(customer.profile, joinedOn);
      cameIn.add(profile);
      await quarter.add(customer.profile);
      upcoming.add(profile);
      members.add(profile.id, score);
      for (const redeemed of await redeemedBy(profile)) metrics.addRedeemed(redeemed);
      const isSerial = await serialNewcomer(profile);
      if (isSerial !== undefined) metrics.addNewcomer(isSerial);
      if (task.plan.live) await ofLoyalty(customer.profile);
      if (!task.plan.acts) return;
      const enters = entrants(customer, judgement);
      const moves = movesOf(score, before);
      await changes.add({ customer: profile.id, ...moves, ...(enters.length > 0 && { enters }) });
    }

    /** Levels are told on a night that only takes stock as well, and begin no chain then. */
    async function ofLoyalty(profile: Profile): Promise<void> {
      const { bundle, plan } = task;
      if (isRewardDue(profile, bundle, plan.now)) rewarded.push(profile.id);
      const quiet = isQuiet || takesStock(profile, plan);
      await tellLevel({ profile, bundle, now: plan.now, quiet });
    }

    await pMap(deps.customers.scan(shard, shardCount), one, { concurrency: WRITES_AT_ONCE });
    // One after another, so that whoever brings many friends gets no more than the limits say.
    for (const key of rewarded) {
      const customer = await personOf(deps.customers, key);
      // Whose referrer cannot be read gets it in a night in which that is mended.
      if (customer) await unlessUnreadable(rewardReferral(customer.profile, task.bundle, task.plan.now));
    }
    if (task.plan.acts) {
      const taste = await read(deps.runs, run, "taste");
      const found = taste ? dueEntrants(deps, task, { nightly: model, taste }, input) : [];
      for await (const change of found) await changes.add(change);
    }
    const listed = await changes.finish();
    const counts = metrics.counts();
    await members.write(deps.runs, { run, fence, shard });
    await write(deps.runs, run, `score/${shard}`, {
      ...{ fence, counts, written, ...listed },
      flows: flows.counts(),
      cameIn: cameIn.counts(),
      audit: audit.result(),
      upcoming: upcoming.counts(),
      ...defined({ quarter: quarter.counts(), forecast: forecast?.counts() }),
    });
    return { customers: counts.totals.customers, written };
  };
}
