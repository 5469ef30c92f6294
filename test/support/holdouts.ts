import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { holdoutOf } from "../../src/app/chains/holdouts.ts";
import { makeCountHoldouts } from "../../src/app/proof/count-holdouts.ts";
import { DAY, formatDay } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { HELD_OUT, MAILED, type Side } from "../../src/domain/proof/holdout-measuring.ts";
import type { TestSide } from "../../src/domain/proof/measuring.ts";
import type { ExperimentStore } from "../../src/ports/proof.ts";
import { shopWith } from "./chain-bundles.ts";
import { keyOf } from "./chains.ts";
import { draw } from "./experiments.ts";
import { key } from "./facts.ts";
import { FIRST_DAY, FIRST_NIGHT, shopper } from "./nights.ts";
import { score } from "./profiles.ts";

export const WITHIN = 3;

/** The chain `welcome`, which holds out half of the people; orders of three days count. */
export const heldOutShop = (store: Partial<Store> = {}): Bundle =>
  shopWith(
    { steps: [{ send: "one" }, { wait: "1d" }, { send: "two" }], reenter: "1d", holdout_percent: 50 },
    { proof: { within: `${WITHIN}d` }, ...store },
  );

export interface Person {
  readonly name: string;
  readonly side: Side;
  /** Days after the first night's. */
  readonly drawnOn: number;
  readonly orders: number;
  /** The tests of variants that run when the draw is made. */
  readonly tests?: readonly TestSide[];
}

/** A shop whose nights do nothing but count hold-outs. */
export function openProof(around: (kept: ExperimentStore) => ExperimentStore = (kept) => kept) {
  const [kept, customers, journal] = [
    makeMemoryExperiments(),
    makeMemoryCustomerStore(),
    makeMemoryJournal(),
  ];
  const codes = makeMemoryCodeStore();
  const count = makeCountHoldouts({ experiments: around(kept), customers, codes, journal });
  const shop = heldOutShop();
  const epochOf = (bundle: Bundle) => {
    const holdout = holdoutOf("welcome", bundle);
    if (!holdout) throw new Error("nobody is held out");
    return { experiment: holdout.experiment, epoch: holdout.epoch };
  };
  return {
    ...{ kept, customers, journal, codes, epochOf },
    night: (offset: number, bundle: Bundle = shop, averageOrder: number | null = 100_000) =>
      count({
        ...{ bundle, customers: 10_000, averageOrder },
        ...{ today: FIRST_DAY + offset, now: FIRST_NIGHT + offset * DAY },
      }),
    /** Draws somebody who orders on the day after. */
    async draws({ name, side, drawnOn, orders, tests }: Person, bundle: Bundle = shop) {
      const day = FIRST_DAY + drawnOn;
      const bought = orders > 0 ? [{ day: day + 1, orders, spent: orders * 50_000 }] : [];
      const stored = await customers.get(keyOf(name));
      await customers.putProfile(
        keyOf(name),
        { profile: shopper(`u:${name}`, bought) },
        stored?.revision ?? 0,
      );
      await kept.keepDraw(
        draw(`e:${name}`, {
          ...epochOf(bundle),
          ...{ customer: key(`u:${name}`), variant: side, probability: 0.5 },
          ...{ segment: "doubting", ...defined({ tests }) },
          ...{ at: FIRST_NIGHT + drawnOn * DAY, drawnOn: day, closes: day + WITHIN },
        }),
      );
    },
    /** What is left of somebody's orders of that day after refunds and cancellations. */
    async keeps(
      name: string,
      left: { readonly day: number; readonly orders: number; readonly spent: number },
    ) {
      const stored = await customers.get(keyOf(name));
      const profile = shopper(`u:${name}`, [{ ...left, day: FIRST_DAY + left.day }]);
      await customers.putProfile(keyOf(name), { profile }, stored?.revision ?? 0);
    },
    /** As the night on which the window has closed would put a customer there. */
    async isIn(name: string, segment: string) {
      const date = formatDay(FIRST_DAY + WITHIN + 1);
      await customers.putScore(keyOf(name), score({ segment, date, segmentSince: date }), 1);
    },
    /** People and money of both sides, by outcome. */
    async counted() {
      const [one] = await kept.holdouts();
      return one?.outcomes.map(({ outcome, strata }) => ({
        outcome,
        [MAILED]: strata.map(({ treated: { people, buyers, sum } }) => ({ people, buyers, sum })),
        [HELD_OUT]: strata.map(({ heldOut: { people, buyers, sum } }) => ({ people, buyers, sum })),
      }));
    },
    measuring: async () => (await kept.holdouts())[0],
  };
}
