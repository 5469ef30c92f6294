import { type Day, formatDay, type Instant, instantAt } from "../../../domain/basics/calendar.ts";
import type { Coverage } from "../../../domain/chains/date-entry.ts";
import { makeScorer } from "../../../domain/churn/scorer.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import { NIGHT_BEGINS } from "../../../domain/night/begins.ts";
import { runDay } from "../../../domain/people/as-of.ts";
import type { Customer } from "../../../domain/people/profile.ts";
import { digitsOfCell, scoreRfm } from "../../../domain/segments/rfm.ts";
import type { ReadableExpressions } from "../../../ports/conditions.ts";
import { dateChains, makeDueOf } from "../../nightly/dates.ts";
import { dueChains } from "../../nightly/dues.ts";
import { makeEntrants, segmentChains } from "../../nightly/entrants.ts";
import { type Judgement, makeJudge } from "../../nightly/judge.ts";
import { AHEAD_MS, loyaltyChains, makeLoyaltyDueOf } from "../../nightly/loyalty-dues.ts";
import type { Task } from "../../nightly/task.ts";
import { makeNextLook } from "../replay/next-look.ts";
import type { NightAhead } from "./ahead.ts";

const RFM_FIELDS = /\b(rfm_segment|rfm_cell|recency_score|frequency_score|monetary_score)\b/;

/** Nights that are looked ahead, tonight's among them. */
export const NIGHTS_AHEAD = 30;

/** Somebody whom a later night enters in a chain, as that night would see the customer. */
export interface LaterEntry {
  readonly chain: string;
  /** Nights after tonight. */
  readonly night: number;
  readonly at: Instant;
  readonly customer: Customer;
}

/** What the nights ahead say of one customer: tonight by the night's own functions, and those after it as time passes. */
export interface NightsToCome {
  tonight(customer: Customer): { readonly judgement: Judgement; readonly enters: readonly string[] };
  /** Entries of the later nights if nothing happens to the customer but that time passes. */
  later(customer: Customer, tonight: Judgement): readonly LaterEntry[];
  /** The stretch of days that the later nights enter, by chain that reminds of what is needed again. */
  readonly stretch: Readonly<Record<string, Coverage>>;
}

/**
 * Rolls the clock over stored records by the night's own judgement. A later night looks at a customer only where a day
 * count passes a limit of a condition, the RFM cell changes, or a date is due, as a replay does (next-look.ts); the models
 * and the limits of the RFM scale stay tonight's. What customers are worth is asked by nobody here.
 */
export function makeNightsToCome(
  { task, model: { value: _, ...model } }: Pick<NightAhead, "task" | "model">,
  expressions: ReadableExpressions,
): NightsToCome {
  const { bundle } = task;
  const asksRfm = asksForRfm(bundle);
  const probabilityOf = makeScorer(model.churn, model.periodDays);
  const judgeOf = (one: Task) => makeJudge(one, model, expressions, probabilityOf);
  const [judge, entrants] = [judgeOf(task), makeEntrants(task, model, expressions)];
  const nextLook = makeNextLook(bundle, expressions);
  const nights = task.plan.acts ? tasksAfter(task).map(nightOf) : [];

  function nightOf(one: Task) {
    const isDated = datedBy(one);
    return { task: one, isDated, judge: judgeOf(one), entrants: makeEntrants(one, model, expressions) };
  }

  const isMoved = ({ profile, score }: Customer, today: Day): boolean => {
    const last = profile.orderDays.at(-1);
    if (!asksRfm || !last || !score) return false;
    const known = { recencyDays: today - last.day, orders: profile.orders, spent: profile.spent };
    return scoreRfm(known, model.cuts, digitsOfCell(score.cell)).cell !== score.cell;
  };

  /** Hysteresis lets go of whoever has ordered since the night before, so the two nights after an order may differ. */
  function lookAfter(customer: Customer, { plan }: Task): Day {
    const last = customer.profile.orderDays.at(-1)?.day ?? 0;
    const look = nextLook(customer, { now: plan.now, today: plan.today });
    return model.cuts.band && last + 2 > plan.today ? Math.min(look, plan.today + 1) : look;
  }

  return {
    stretch: stretchOf(nights.map((one) => one.task)),
    tonight(customer) {
      const judgement = judge(customer);
      return { judgement, enters: task.plan.acts ? entrants(customer, judgement) : [] };
    },
    later({ profile }, tonight) {
      const entries: LaterEntry[] = [];
      let customer: Customer = { profile, score: tonight.score };
      let look = nights.length > 0 ? lookAfter(customer, task) : 0;
      for (const [index, night] of nights.entries()) {
        const { today, now } = night.task.plan;
        if (look > today && !isMoved(customer, today) && !night.isDated(customer)) continue;
        const judgement = night.judge(customer);
        for (const chain of night.entrants(customer, judgement))
          entries.push({ chain, night: index + 1, at: now, customer: { profile, score: judgement.score } });
        customer = { profile, score: judgement.score };
        look = lookAfter(customer, night.task);
      }
      return entries;
    },
  };
}

/** Whether where somebody is in the RFM table decides about segments or chains: else nobody is looked at because of it. */
function asksForRfm(bundle: Bundle): boolean {
  const asked = JSON.stringify([bundle.segments.list.map(({ when }) => when), bundle.chains]);
  return RFM_FIELDS.test(asked) || segmentChains(bundle).some(({ of }) => of === "rfm");
}

/** The nights after tonight, each comparing with the one before, by the same rules. */
function tasksAfter(tonight: Task): readonly Task[] {
  const { bundle } = tonight;
  const zone = bundle.store.time_zone;
  const chains = [...dateChains(bundle), ...loyaltyChains(bundle), ...dueChains(bundle)].map(({ id }) => id);
  const tasks: Task[] = [];
  let before = tonight;
  for (let night = 1; night < NIGHTS_AHEAD; night += 1) {
    const today = tonight.plan.today + night;
    const now = instantAt(zone, today, NIGHT_BEGINS);
    const coverage = { from: before.plan.startedAt + AHEAD_MS, until: now + AHEAD_MS };
    const { quarter: _, refold: __, ...plan } = before.plan;
    const next: Task = {
      ...tonight,
      day: runDay(today, zone),
      plan: {
        ...plan,
        ...{ run: formatDay(today), today, now, startedAt: now, basis: before.plan.run },
        since: { at: before.plan.now, sameRules: true, sameLoyalty: true },
        existing: [],
        first: false,
        dates: Object.fromEntries(chains.map((chain) => [chain, coverage])),
      },
    };
    tasks.push(next);
    before = next;
  }
  return tasks;
}

/** Whether a date or points may enter somebody that night: asked of everybody, and answered at once where no chain waits. */
function datedBy({ plan, bundle }: Task): (customer: Customer) => boolean {
  const dues = [
    ...dateChains(bundle).flatMap((chain) => {
      const coverage = plan.dates?.[chain.id];
      return coverage ? [makeDueOf(chain, coverage, bundle)] : [];
    }),
    ...loyaltyChains(bundle).flatMap((chain) => {
      const coverage = plan.dates?.[chain.id];
      return coverage ? [makeLoyaltyDueOf(chain, coverage, bundle)] : [];
    }),
  ];
  return ({ profile }) => dues.some((dueOf) => dueOf(profile) !== undefined);
}

function stretchOf(nights: readonly Task[]): Readonly<Record<string, Coverage>> {
  const [first, last] = [nights.at(0), nights.at(-1)];
  if (!first || !last) return {};
  return Object.fromEntries(
    dueChains(first.bundle).flatMap(({ id }) => {
      const [from, until] = [first.plan.dates?.[id]?.from, last.plan.dates?.[id]?.until];
      return from === undefined || until === undefined ? [] : [[id, { from, until }]];
    }),
  );
}
