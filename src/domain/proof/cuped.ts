import type { ArmSums, Covariates } from "./arm-sums.ts";

/** How much of the outcome goes with one unit of each covariate; 0 of what tells nothing. */
export type Slopes = Covariates;

export const NO_SLOPES: Slopes = { spent: 0, orders: 0 };

/** Sums of products around an arm's own means. */
interface Centred {
  readonly spentSpent: number;
  readonly spentOrders: number;
  readonly ordersOrders: number;
  readonly spentOutcome: number;
  readonly ordersOutcome: number;
  readonly outcomes: number;
}

function centred(arm: ArmSums): Centred {
  const { people, spent, orders, sum } = arm;
  const n = Math.max(1, people);
  return {
    spentSpent: arm.spentSpent - (spent * spent) / n,
    spentOrders: arm.spentOrders - (spent * orders) / n,
    ordersOrders: arm.ordersOrders - (orders * orders) / n,
    spentOutcome: arm.spentOutcome - (spent * sum) / n,
    ordersOutcome: arm.ordersOutcome - (orders * sum) / n,
    outcomes: arm.squares - (sum * sum) / n,
  };
}

/**
 * Least squares of the outcome on both covariates around each arm's own means, over all arms together, so that the effect
 * itself does not enter (CUPED: Deng, Xu, Kohavi, Walker, "Improving the sensitivity of online controlled experiments").
 */
export function slopesOf(arms: readonly ArmSums[]): Slopes {
  let [ss, so, oo, sy, oy] = [0, 0, 0, 0, 0];
  for (const arm of arms) {
    const own = centred(arm);
    ss += own.spentSpent;
    so += own.spentOrders;
    oo += own.ordersOrders;
    sy += own.spentOutcome;
    oy += own.ordersOutcome;
  }
  const determinant = ss * oo - so * so;
  if (determinant > ALIKE * ss * oo)
    return { spent: (oo * sy - so * oy) / determinant, orders: (ss * oy - so * sy) / determinant };
  if (ss > 0) return { spent: sy / ss, orders: 0 };
  return oo > 0 ? { spent: 0, orders: oy / oo } : NO_SLOPES;
}

/** Covariates of which one follows from the other to a millionth are one covariate. */
const ALIKE = 1e-6;

/** Own squares count for half of the variance once an arm has so many buyers. */
const TRUSTED_BUYERS = 60;
/** A buyer who has not come yet counts for half of one. */
const ONE_MORE = 0.5;

/**
 * The arm's mean outcome less what its covariates account for, and that mean's variance; for an arm of two people or more.
 *
 * A small arm that lacks the rare dear order has a mean that is too low and a variance that is too small at once, which is
 * how a normal interval misses. So the fewer its buyers, the more its squares are those that as many buyers, and half a one
 * more, would bring at `perBuyer`, the mean square of a buyer of any arm (bench/proof).
 */
export function adjustedMean(arm: ArmSums, slopes: Slopes, perBuyer: number) {
  const { people, buyers, squares, sum } = arm;
  const own = centred(arm);
  const others = TRUSTED_BUYERS / (TRUSTED_BUYERS + buyers);
  const blended = (1 - others) * squares + others * (buyers + ONE_MORE) * perBuyer - (sum * sum) / people;
  const spread = Math.max(blended, (1 - others) * own.outcomes);
  return {
    mean: (sum - slopes.spent * arm.spent - slopes.orders * arm.orders) / people,
    variance: (spread * unexplained(own, slopes)) / (people - 1) / people,
    freedom: people - 1,
  };
}

/** The share of the variance that is left once the covariates have had their part. */
function unexplained(own: Centred, slopes: Slopes): number {
  if (own.outcomes <= 0) return 1;
  const change =
    slopes.spent * slopes.spent * own.spentSpent +
    2 * slopes.spent * slopes.orders * own.spentOrders +
    slopes.orders * slopes.orders * own.ordersOrders -
    2 * (slopes.spent * own.spentOutcome + slopes.orders * own.ordersOutcome);
  return Math.max(0, 1 + change / own.outcomes);
}
