import type { Day } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { designOf } from "../../domain/proof/design.ts";
import { withRipe, withRipening } from "../../domain/proof/holdout-count.ts";
import {
  HELD_OUT,
  type HoldoutMeasuring,
  NO_LEAKS,
  type OutcomeName,
} from "../../domain/proof/holdout-measuring.ts";
import { firstLook } from "../../domain/proof/taken-back.ts";
import { DRAW_SHARDS } from "../../ports/proof.ts";
import { type Holdout, holdoutsOf } from "../chains/holdouts.ts";
import { countDays } from "./count-days.ts";
import type { NightOfProof } from "./count-outcomes.ts";
import { keepBought } from "./keep-bought.ts";
import { keepLessons } from "./keep-lessons.ts";
import { makeLookBack } from "./look-back.ts";
import { makeRipen, type RipenDeps } from "./ripen.ts";

/** An epoch that the config has not had for so long has no windows left to close: a chain takes 330 days at most. */
const RETIRED_DAYS = 420;
const MOST_ORDERS = 10;

/**
 * The night's part of hold-outs: begins to measure what is new, notes who was drawn since, and counts everybody whose window is
 * over once, frozen, in the order in which windows close. Sums and how far they go are one document, so that a crash at any
 * point neither loses nor repeats anybody.
 */
export function makeCountHoldouts(deps: RipenDeps): (night: NightOfProof) => Promise<void> {
  const { experiments } = deps;
  const ripen = makeRipen(deps);
  const lookBack = makeLookBack(deps);
  return async (night) => {
    const { bundle, today } = night;
    const inForce = new Map(holdoutsOf(bundle).map((one) => [keyOf(one), one]));
    const begun = new Map((await experiments.holdouts()).map((one) => [keyOf(one), one]));
    for (const [key, holdout] of inForce) {
      const first = begun.has(key) ? undefined : firstMeasuring(holdout, night);
      if (first && (await experiments.putHoldout(first)) === "written") begun.set(key, first);
    }
    for (const [key, measuring] of begun) {
      const holdout = inForce.get(key);
      if (!holdout && measuring.lastOn < today - RETIRED_DAYS) continue;
      const seen = await looked(measuring, holdout, today);
      if (!seen) continue;
      const counted = await countDays(seen, today - 1, {
        closing: experiments.closing,
        put: experiments.putHoldout,
        async add(at, page) {
          const ripe = await ripen(page, { bundle, measuring: at });
          // Before the sums are written: what is counted again after a crash takes its own place.
          await keepLessons(experiments, ripe);
          await keepBought(experiments, ripe);
          return ripe.reduce(withRipe, at);
        },
      });
      if (counted) await lookBack(counted, today);
    }
  };

  /** With who was drawn up to yesterday, and whether mails have changed. Undefined when another night has been here. */
  async function looked(
    measuring: HoldoutMeasuring,
    holdout: Holdout | undefined,
    today: Day,
  ): Promise<HoldoutMeasuring | undefined> {
    let at = measuring;
    const from = Math.max(at.seenThrough + 1, today - at.withinDays);
    for (let day = from; day < today; day += 1) at = withRipening(at, day, await drawnOn(at, day));
    if (holdout && measuring.lastOn !== today) at = { ...at, lastOn: today };
    if (holdout && holdout.content !== at.content)
      at = { ...at, content: holdout.content, changedOn: [...at.changedOn, today] };
    if (at === measuring) return measuring;
    const next = { ...at, revision: at.revision + 1 };
    return (await experiments.putHoldout(next)) === "written" ? next : undefined;
  }

  /** Windows of one length that close on the same day began on the same day. */
  async function drawnOn(measuring: HoldoutMeasuring, day: Day) {
    let [mailed, heldOut] = [0, 0];
    for (let shard = 0; shard < DRAW_SHARDS; shard += 1)
      for await (const { variant } of experiments.closing(measuring, day + measuring.withinDays, shard))
        if (variant === HELD_OUT) heldOut += 1;
        else mailed += 1;
    return { mailed, heldOut };
  }
}

const keyOf = ({ experiment, epoch }: Pick<HoldoutMeasuring, "experiment" | "epoch">) =>
  `${experiment}#${epoch}`;

/** Undefined where there is nothing yet to tell by how much an order may stand out. */
function firstMeasuring(holdout: Holdout, night: NightOfProof): HoldoutMeasuring | undefined {
  const { experiment, epoch, percent, withinDays, content } = holdout;
  const { averageOrder, customers, today, bundle } = night;
  if (averageOrder === null || averageOrder <= 0) return undefined;
  const { margin_percent: marginPercent, currency } = bundle.store;
  const money = designOf({ customers, averageOrder });
  const designs = {
    orders: { ...money, limit: MOST_ORDERS },
    revenue: money,
    margin: designOf({ customers, averageOrder, ...defined({ marginPercent }) }),
  };
  const names: readonly OutcomeName[] =
    marginPercent === undefined ? ["revenue", "orders"] : ["margin", "revenue", "orders"];
  return {
    ...{ experiment, epoch, percent, withinDays, currency, content, changedOn: [] },
    primary: marginPercent === undefined ? "revenue" : "margin",
    outcomes: names.map((outcome) => ({ outcome, design: designs[outcome], strata: [] })),
    ...defined({ marginPercent }),
    ...{ beganOn: today, lastOn: today, seenThrough: today - 1 - withinDays, ripening: [] },
    ...{ through: today - 1, shards: 0, leaks: NO_LEAKS, gone: 0, revision: 1 },
    ...{ tests: [], lookedBack: firstLook(today) },
  };
}
