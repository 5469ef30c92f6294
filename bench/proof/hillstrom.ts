import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { NO_SUMS, type Ripened, withPerson } from "../../src/domain/proof/arm-sums.ts";
import type { Interval } from "../../src/domain/proof/confidence-sequence.ts";
import { designOf, type ProofDesign } from "../../src/domain/proof/design.ts";
import type { Stratum } from "../../src/domain/proof/strata.ts";
import { makeRandom, type Random } from "../random.ts";
import { ESTIMANDS, type Estimand } from "./estimand.ts";
import { singleLook } from "./single-look.ts";
import { watch, widthOf } from "./watch.ts";

/** A real mail trial replayed in random orders. Shares are between 0 and 1; money is in cents per person. */
export interface Replayed {
  readonly outcome: string;
  readonly estimand: Estimand;
  readonly replays: number;
  /** Of the whole trial. */
  readonly estimate: number;
  /** Of replays in which no interval, at any look, missed the whole trial's estimate. */
  readonly coverage: number;
  readonly shown: number;
  /** Over that of a single look's interval, where the interval is to be tightest. */
  readonly width: number | null;
  /** After everybody. */
  readonly last: Interval | undefined;
}

const LOOK_EVERY = 100;
/** A third of the trial got the women's mail and a third none; the file has half of the latter. */
const MAILED = 2 / 3;

const Line = z.object({
  history: z.coerce.number(),
  segment: z.string(),
  visit: z.coerce.number(),
  conversion: z.coerce.number(),
  spend: z.coerce.number(),
});

/** As roughly as a shop knows from before how many come and buy in two weeks. */
const ORDERED_SHARE = { conversion: 0.01, visit: 0.1 };

interface Customer extends Ripened {
  readonly mailed: boolean;
}

/** `conversion`: who bought, and for how much. `visit`: who came, which is no money. */
const STATED = { conversion: ESTIMANDS, visit: ["ordered"] } as const;

/** The trial of Hillstrom's customers (docs of the file say where it is from), looked at after every 100 of them. */
export function replayHillstrom(file: string, replays: number): readonly Replayed[] {
  const lines = z.array(Line).parse(parse(readFileSync(file), { columns: true }));
  return (["conversion", "visit"] as const).flatMap((outcome) => {
    const customers = lines.map(
      (line): Customer => ({
        mailed: line.segment !== "No E-Mail",
        outcome: Math.round(100 * line.spend),
        ordered: line[outcome] === 1,
        covariates: { spent: Math.round(100 * line.history), orders: 0 },
      }),
    );
    return replayed(outcome, customers, replays);
  });
}

function replayed(outcome: keyof typeof STATED, customers: readonly Customer[], replays: number) {
  const design = designFor(customers, ORDERED_SHARE[outcome]);
  const whole = [...looksAt(customers, design)].at(-1) ?? [];
  const truthOf = (estimand: Estimand) => singleLook(whole, estimand)?.estimate ?? 0;
  const truth = { money: truthOf("money"), plain: truthOf("plain"), ordered: truthOf("ordered") };
  const random = makeRandom(41);
  const all = Array.from({ length: replays }, () =>
    watch(looksAt(shuffled(customers, random), design), design, truth),
  );
  return STATED[outcome].map((estimand): Replayed => {
    const seen = all.map((one) => one[estimand]);
    return {
      ...{ outcome, estimand, replays, estimate: truth[estimand] },
      coverage: seen.filter(({ covered }) => covered).length / replays,
      shown: seen.filter(({ shown }) => shown).length / replays,
      width: widthOf(seen),
      last: seen[0]?.last,
    };
  });
}

/** By what the file says of the year before: 99 of 100 spent at most this in it. */
function designFor(customers: readonly Customer[], orderedShare: number): ProofDesign {
  const history = customers.map(({ covariates }) => covariates.spent).sort((a, b) => a - b);
  const averageOrder = history.reduce((sum, spent) => sum + spent, 0) / history.length;
  const spendQuantile = history[Math.floor(0.99 * history.length)] ?? 0;
  const size = customers.length;
  return designOf({ customers: size, entriesPerYear: size, averageOrder, spendQuantile, orderedShare });
}

function* looksAt(customers: readonly Customer[], design: ProofDesign): Generator<readonly Stratum[]> {
  const stratum = { probability: MAILED, treated: NO_SUMS, heldOut: NO_SUMS };
  for (const [index, customer] of customers.entries()) {
    if (customer.mailed) stratum.treated = withPerson(stratum.treated, customer, design);
    else stratum.heldOut = withPerson(stratum.heldOut, customer, design);
    if ((index + 1) % LOOK_EVERY === 0 || index + 1 === customers.length) yield [{ ...stratum }];
  }
}

function shuffled(customers: readonly Customer[], random: Random): readonly Customer[] {
  const order = [...customers];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.uniform() * (last + 1));
    const [one, two] = [order[last], order[other]];
    if (one && two) [order[last], order[other]] = [two, one];
  }
  return order;
}
