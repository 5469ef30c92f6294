import type { Day, Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { counted, newArm } from "../../domain/proof/arms.ts";
import { type Draw, type Measuring, mayDecide } from "../../domain/proof/measuring.ts";
import { outcomeOf } from "../../domain/proof/outcome.ts";
import { verdictOf } from "../../domain/proof/verdict.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { type Experiment, experimentsOf } from "../chains/experiments.ts";
import { countDays } from "./count-days.ts";
import { customersOf } from "./customers-of.ts";

export interface CountOutcomesDeps {
  readonly experiments: ExperimentStore;
  readonly customers: Pick<CustomerStore, "readMany" | "get">;
}

/** The shop as the night knows it. `averageOrder` in minor units; null without orders in the period. */
export interface NightOfProof {
  readonly bundle: Bundle;
  readonly today: Day;
  readonly now: Instant;
  readonly customers: number;
  readonly averageOrder: number | null;
}

/** An epoch that the config has not had for so long has no windows left to close: a chain takes 330 days at most. */
const RETIRED_DAYS = 420;
/** The interval is tightest for a tenth of the shop's customers, within these bounds. */
const TIGHTEST = { least: 500, most: 50_000, ofCustomers: 0.1 };
const MOST_ORDERS = 10;
/** Margins beyond so many average orders count as that many: one wholesale order would drown everything else. */
const MOST_AVERAGE_ORDERS = 20;

/**
 * The night's part of tests: begins to measure what is new, counts everybody whose window is over once, frozen, in the order in
 * which windows close, and decides where the interval does. Sums and how far they go are one document, written after each
 * shard, so that a crash at any point neither loses nor repeats anybody.
 */
export function makeCountOutcomes(deps: CountOutcomesDeps): (night: NightOfProof) => Promise<void> {
  const { experiments } = deps;
  return async (night) => {
    const tests = new Map(experimentsOf(night.bundle).map((test) => [keyOf(test), test]));
    const begun = new Map((await experiments.measurings()).map((one) => [keyOf(one), one]));
    for (const [key, test] of tests) {
      const first = begun.has(key) ? undefined : firstMeasuring(test, night);
      if (first) await experiments.putMeasuring(first);
    }
    for (const [key, measuring] of begun) {
      const test = tests.get(key);
      if (!test && measuring.lastOn < night.today - RETIRED_DAYS) continue;
      const seen = test ? { ...measuring, lastOn: night.today } : measuring;
      const after = await counts(seen, night.today - 1);
      if (test && after) await decideBy(test, after, night.now);
    }
  };

  /** Undefined when another night counts at the same time: that one goes on. */
  async function counts(from: Measuring, last: Day): Promise<Measuring | undefined> {
    return countDays(from, last, {
      closing: experiments.closing,
      put: experiments.putMeasuring,
      async add(at, page) {
        const people = await customersOf(deps.customers, page);
        return page.reduce((sum, draw) => withDraw(sum, draw, people.get(draw.customer)?.profile), at);
      },
    });
  }

  async function decideBy(test: Experiment, { arms, tightestAt }: Measuring, now: Instant): Promise<void> {
    const { experiment, epoch, least, automatic } = test;
    if (!automatic) return;
    const { state, leader, differences } = verdictOf(arms, { tightestAt, least });
    if (state !== "winner" || !mayDecide(await experiments.decisions({ experiment, epoch }))) return;
    const decision = {
      kind: "decided",
      variant: leader,
      at: now,
      by: "the interval",
      leader,
      differences,
    } as const;
    await experiments.putDecisions({ experiment, epoch, list: [decision], revision: 1 });
  }
}

const keyOf = ({ experiment, epoch }: Pick<Measuring, "experiment" | "epoch">) => `${experiment}#${epoch}`;

/** Undefined where there is nothing yet to tell by how much a margin may stand out. */
function firstMeasuring(test: Experiment, night: NightOfProof): Measuring | undefined {
  const { experiment, epoch, by, withinDays, variants } = test;
  const { store } = night.bundle;
  const { margin_percent: marginPercent = 0, currency } = store;
  const wide = Math.round(night.customers * TIGHTEST.ofCustomers);
  const cut = by === "orders" ? MOST_ORDERS : cutOfMargins(night, marginPercent);
  if (cut === undefined) return undefined;
  return {
    ...{ experiment, epoch, by, withinDays, cut, marginPercent, currency },
    ...{ beganOn: night.today, lastOn: night.today, through: night.today - 1, shards: 0 },
    tightestAt: Math.min(TIGHTEST.most, Math.max(TIGHTEST.least, wide)),
    arms: variants.map(({ id, part }) => newArm(id, part)),
    gone: 0,
    revision: 1,
  };
}

function cutOfMargins({ averageOrder }: NightOfProof, marginPercent: number): number | undefined {
  if (averageOrder === null || averageOrder <= 0) return undefined;
  return Math.ceil((MOST_AVERAGE_ORDERS * averageOrder * marginPercent) / 100);
}

function withDraw(measuring: Measuring, draw: Draw, profile: Profile | undefined): Measuring {
  const outcome = profile ? outcomeOf(profile, draw, measuring) : 0;
  return {
    ...measuring,
    arms: measuring.arms.map((arm) => (arm.variant === draw.variant ? counted(arm, outcome) : arm)),
    gone: measuring.gone + (profile ? 0 : 1),
  };
}
