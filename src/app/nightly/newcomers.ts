import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { standingOn } from "../../domain/churn/histories.ts";
import { makeScorer } from "../../domain/churn/scorer.ts";
import { fieldContext } from "../../domain/conditions/field-context.ts";
import { fieldsOf, namesIn } from "../../domain/conditions/fields.ts";
import { pastOf } from "../../domain/night/past.ts";
import { tierOf } from "../../domain/offers/offers.ts";
import type { Profile, ScoreBefore } from "../../domain/people/profile.ts";
import { digitsOfCell, scoreRfm } from "../../domain/segments/rfm.ts";
import { isSurelyOutside } from "../../domain/segments/segments.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { NightlyModel, RunPlan } from "./documents.ts";
import { compiled, knownToConditions } from "./judge.ts";
import type { Task } from "./task.ts";

/** A segment of the marketers, or one of the RFM table. */
export interface Place {
  readonly of: "marketers" | "rfm";
  readonly segment: string;
}

/** Whether somebody who is in the segment tonight has come there since the basis night, of his own accord. */
export type IsNewcomer = (profile: Profile, before: ScoreBefore | undefined, place: Place) => boolean;

/**
 * With the rules of the basis night its stored verdict is enough, and the caller has compared with it. With others,
 * tonight's rules must say "not in" of that night's instant as well, for certain. Whoever has taken in old facts since
 * only takes stock.
 */
export function makeIsNewcomer(task: Task, model: NightlyModel, expressions: Expressions): IsNewcomer {
  const { since } = task.plan;
  if (!since) return () => true;
  const wasOutside = since.sameRules ? () => true : makeWasOutside(task, model, expressions, since.at);
  return (profile, before, place) => !takesStock(profile, task.plan) && wasOutside(profile, before, place);
}

/** Whether old facts have come since the basis night. */
export const takesStock = ({ backfilledAt }: Profile, { since }: Pick<RunPlan, "since">): boolean =>
  since !== undefined && backfilledAt !== undefined && backfilledAt > since.at;

function makeWasOutside(
  { plan, bundle }: Task,
  model: NightlyModel,
  expressions: Expressions,
  at: Instant,
): IsNewcomer {
  const { store, segments, offers } = bundle;
  const today = dayOf(store.time_zone, at);
  const rules = segments.list.map(({ id, when }) => compiled({ id, when }, expressions, bundle));
  const asked = namesIn(segments.list.map(({ when }) => when));
  const probabilityOf = makeScorer(model.churn, model.periodDays);

  return (now, before, { of, segment }) => {
    const past = pastOf(now, at, store.time_zone);
    if (!past) return true;
    const { profile, unknown, unknownAttributes } = past;
    if (of === "rfm" && unknown.has("rfm_segment")) return false;
    const last = profile.orderDays.at(-1)?.day ?? today;
    const rfm = scoreRfm(
      { recencyDays: today - last, orders: profile.orders, spent: profile.spent },
      model.cuts,
      before && digitsOfCell(before.cell),
    );
    if (of === "rfm") return rfm.rfmSegment !== segment;
    const tier = tierOf(profile.spent, offers.tiers, store.currency).id;
    const standing = standingOn(profile.orderDays, today);
    const fields = fieldsOf(
      { profile, score: knownToConditions(plan.run, rfm, tier, before) },
      fieldContext(bundle, {
        now: at,
        today,
        ...defined({ noPurchaseProbability: standing && probabilityOf(standing) }),
      }),
      asked,
    );
    return isSurelyOutside(segment, rules, {
      ...without(fields, unknown),
      ...(fields.attributes && { attributes: without(fields.attributes, unknownAttributes) }),
    });
  };
}

function without<T>(fields: Readonly<Record<string, T>>, unknown: ReadonlySet<string>) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !unknown.has(name)));
}
