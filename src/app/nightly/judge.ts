import { formatDay, parseDay } from "../../domain/basics/calendar.ts";
import { standingOn } from "../../domain/churn/histories.ts";
import { makeScorer } from "../../domain/churn/scorer.ts";
import { fieldContext } from "../../domain/conditions/field-context.ts";
import { fieldsOf, namesIn } from "../../domain/conditions/fields.ts";
import { vocabularyOf } from "../../domain/conditions/vocabulary.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { eveOf } from "../../domain/night/flows.ts";
import { publishedBefore, scoreOf, type Verdict } from "../../domain/night/verdict.ts";
import { tierOf } from "../../domain/offers/offers.ts";
import { asOf } from "../../domain/people/as-of.ts";
import type { Customer, Profile, Score, ScoreBefore } from "../../domain/people/profile.ts";
import { digitsOfCell, scoreRfm } from "../../domain/segments/rfm.ts";
import { type GuardedRule, placeIn, type SegmentRule } from "../../domain/segments/segments.ts";
import { withUplift } from "../../domain/uplift/foretold.ts";
import { makeValuer, type Value } from "../../domain/value/model.ts";
import { spendOf } from "../../domain/value/spend.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { NightlyModel } from "./documents.ts";
import type { Task } from "./task.ts";

export interface Judgement {
  readonly verdict: Verdict;
  readonly score: Score;
  readonly before: ScoreBefore | undefined;
  /** As of the run's day. */
  readonly profile: Profile;
  /** What a buyer is worth from now on. */
  readonly value: Value | undefined;
  /** The RFM cell by tonight's limits alone: another than the score's where hysteresis has held somebody. */
  readonly exactCell: string;
}

/**
 * What the night says of one customer: a function of the record, the model and the config alone. `probabilityOf`: the
 * model's scorer, where nights that share a model share it.
 */
export function makeJudge(
  { plan, bundle, day }: Task,
  model: NightlyModel,
  expressions: Expressions,
  probabilityOf = makeScorer(model.churn, model.periodDays),
): (customer: Customer) => Judgement {
  const { store, segments, offers } = bundle;
  const basisDay = parseDay(plan.basis ?? "") ?? day.today;
  const night = { ...plan, eve: formatDay(eveOf({ today: plan.today, days: store.period_days })) };
  const rules = segments.list.map(({ id, when }) => compiled({ id, when }, expressions, bundle));
  const asked = namesIn(segments.list.map(({ when }) => when));
  const worthOf = model.value && makeValuer(model.value, model.periodDays, model.churn);
  return (customer) => {
    const profile = asOf(customer.profile, day);
    const last = profile.orderDays.at(-1)?.day ?? day.today;
    const before = publishedBefore(customer.score, night);
    const hasOrderedSince = last >= basisDay;
    const known = { recencyDays: day.today - last, orders: profile.orders, spent: profile.spent };
    const held = before && !hasOrderedSince ? digitsOfCell(before.cell) : undefined;
    const rfm = scoreRfm(known, model.cuts, held);
    const exactCell = model.cuts.band && held ? scoreRfm(known, model.cuts).cell : rfm.cell;
    const tier = tierOf(profile.spent, offers.tiers, store.currency).id;
    const standing = standingOn(profile.orderDays, day.today);
    const probability = standing && probabilityOf(standing);
    const fields = fieldsOf(
      { profile, score: knownToConditions(plan.run, rfm, tier, before) },
      fieldContext(bundle, {
        now: plan.now,
        today: day.today,
        ...withUplift(model, profile, probability, plan.now),
      }),
      asked,
    );
    const verdict = { rfm, placement: placeIn(rules, segments.otherwise.id, fields), tier };
    const value =
      standing && probability !== undefined
        ? worthOf?.(standing, spendOf(profile.orderDays), probability)
        : undefined;
    return { verdict, profile, before, score: scoreOf(verdict, before, plan), value, exactCell };
  };
}

/** Conditions see tonight's RFM scores and tier; `segment` is still that of the night before. */
export function knownToConditions(
  run: string,
  rfm: Verdict["rfm"],
  tier: string,
  before: ScoreBefore | undefined,
): Score {
  const segment = before?.segment ?? "";
  return {
    date: run,
    ...rfm,
    segment,
    reason: "",
    tier,
    segmentSince: before?.segmentSince ?? run,
  };
}

export function compiled(
  { id, when }: { readonly id: string; readonly when: string },
  expressions: Expressions,
  bundle: Pick<Bundle, "store" | "loyalty">,
): SegmentRule & GuardedRule {
  const result = expressions.compile(when, vocabularyOf(bundle));
  if (!result.ok) throw new Error(`segment ${id}, published condition ${when}: ${result.problem}`);
  return { id, when, holds: result.condition, answer: result.answer };
}
