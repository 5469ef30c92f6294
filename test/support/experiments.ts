import { newArm } from "../../src/domain/proof/arms.ts";
import { designOf } from "../../src/domain/proof/design.ts";
import { type HoldoutMeasuring, NO_LEAKS } from "../../src/domain/proof/holdout-measuring.ts";
import type { Draw, Measuring } from "../../src/domain/proof/measuring.ts";
import { type Bought, firstLook } from "../../src/domain/proof/taken-back.ts";
import { key } from "./facts.ts";
import { FIRST_DAY, FIRST_NIGHT } from "./nights.ts";

/** A draw of the day before the first night, whose window of seven days closes six nights later. */
export function draw(person: string, over: Partial<Draw> = {}): Draw {
  return {
    ...{ experiment: "welcome.one", epoch: "e1", person: key(person), customer: key(person) },
    ...{ variant: "a", probability: 0.5, at: FIRST_NIGHT - 15 * 3_600_000 },
    ...{ drawnOn: FIRST_DAY - 1, closes: FIRST_DAY + 6 },
    before: { orders: 0, spent: 0 },
    past: { orders: 1, spent: 100_000 },
    ...over,
  };
}

/** Somebody who had ordered once when the window closed. */
export function boughtBy(person: string, over: Partial<Bought> = {}): Bought {
  const { experiment, epoch, customer, variant, drawnOn, closes, before } = draw(person);
  return {
    ...{ experiment, epoch, person: key(person), customer, variant, drawnOn, closes, before },
    ...{ orders: 1, revenue: 50_000 },
    ...over,
  };
}

export function measuring(over: Partial<Measuring> = {}): Measuring {
  return {
    ...{ experiment: "welcome.one", epoch: "e1", by: "orders", withinDays: 7, cut: 10, marginPercent: 0 },
    ...{ beganOn: FIRST_DAY, lastOn: FIRST_DAY, through: FIRST_DAY - 1, shards: 0, currency: "RUB" },
    tightestAt: 500,
    arms: [newArm("a", 0.5), newArm("b", 0.5)],
    gone: 0,
    revision: 1,
    ...over,
  };
}

export function holdoutMeasuring(over: Partial<HoldoutMeasuring> = {}): HoldoutMeasuring {
  const design = designOf({ customers: 1_000, averageOrder: 100_000 });
  return {
    ...{ experiment: "chain:welcome", epoch: "e1", percent: 10, withinDays: 30, primary: "revenue" },
    outcomes: [{ outcome: "revenue", design, strata: [] }],
    ...{ currency: "RUB", beganOn: FIRST_DAY, lastOn: FIRST_DAY, content: "c", changedOn: [] },
    ...{ seenThrough: FIRST_DAY - 1, ripening: [], through: FIRST_DAY - 1, shards: 0 },
    ...{ leaks: NO_LEAKS, gone: 0, revision: 1 },
    ...{ tests: [], lookedBack: firstLook(FIRST_DAY) },
    ...over,
  };
}
