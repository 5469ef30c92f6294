/** What a person is known by at the draw: own orders and spend (minor units) of the 365 days before, which nothing later can move. */
export interface Covariates {
  readonly spent: number;
  readonly orders: number;
}

/** One person whose window is over. */
export interface Ripened {
  /** Margin or revenue of the window, in minor units; below 0 where a discount cost more than it brought. */
  readonly outcome: number;
  /** Whether there was any order in the window. */
  readonly ordered: boolean;
  readonly covariates: Covariates;
}

/** Beyond these a value counts as this: fixed when an epoch begins, from what was before it. */
export interface Limits {
  /** Of an outcome, on both sides of 0, in minor units. */
  readonly limit: number;
  readonly covariateLimits: Covariates;
}

/** Sums of one arm in one stratum: all that an estimate follows from. They merge by adding, in any order. */
export interface ArmSums {
  readonly people: number;
  readonly buyers: number;
  /** Of outcomes within the limit. */
  readonly sum: number;
  readonly squares: number;
  /** Of outcomes as they were. */
  readonly raw: number;
  readonly rawSquares: number;
  /** Of covariates within their limits, and of their products with each other and with the outcome within its limit. */
  readonly spent: number;
  readonly orders: number;
  readonly spentSpent: number;
  readonly spentOrders: number;
  readonly ordersOrders: number;
  readonly spentOutcome: number;
  readonly ordersOutcome: number;
}

export const NO_SUMS: ArmSums = {
  ...{ people: 0, buyers: 0, sum: 0, squares: 0, raw: 0, rawSquares: 0 },
  ...{ spent: 0, orders: 0, spentSpent: 0, spentOrders: 0, ordersOrders: 0 },
  ...{ spentOutcome: 0, ordersOutcome: 0 },
};

/** One person more. */
export function withPerson(
  sums: ArmSums,
  { outcome, ordered, covariates }: Ripened,
  limits: Limits,
): ArmSums {
  const within = Math.max(-limits.limit, Math.min(outcome, limits.limit));
  const spent = Math.min(covariates.spent, limits.covariateLimits.spent);
  const orders = Math.min(covariates.orders, limits.covariateLimits.orders);
  return {
    people: sums.people + 1,
    buyers: sums.buyers + (ordered ? 1 : 0),
    sum: sums.sum + within,
    squares: sums.squares + within * within,
    raw: sums.raw + outcome,
    rawSquares: sums.rawSquares + outcome * outcome,
    spent: sums.spent + spent,
    orders: sums.orders + orders,
    spentSpent: sums.spentSpent + spent * spent,
    spentOrders: sums.spentOrders + spent * orders,
    ordersOrders: sums.ordersOrders + orders * orders,
    spentOutcome: sums.spentOutcome + spent * within,
    ordersOutcome: sums.ordersOutcome + orders * within,
  };
}

/** As if everybody of both had been counted in one. */
export const mergedSums = (one: ArmSums, other: ArmSums): ArmSums => ({
  people: one.people + other.people,
  buyers: one.buyers + other.buyers,
  sum: one.sum + other.sum,
  squares: one.squares + other.squares,
  raw: one.raw + other.raw,
  rawSquares: one.rawSquares + other.rawSquares,
  spent: one.spent + other.spent,
  orders: one.orders + other.orders,
  spentSpent: one.spentSpent + other.spentSpent,
  spentOrders: one.spentOrders + other.spentOrders,
  ordersOrders: one.ordersOrders + other.ordersOrders,
  spentOutcome: one.spentOutcome + other.spentOutcome,
  ordersOutcome: one.ordersOutcome + other.ordersOutcome,
});
