/** What is assumed when it is said what bringing customers back is worth. All can be changed by whoever asks. */
export interface Assumptions {
  /** Share of the customers written to who order because of it, and would not have otherwise. */
  readonly response: number;
  /** Orders by each of them. */
  readonly orders: number;
  /** Share of the price that is given away. */
  readonly discount: number;
  /** Share of the full price that is left after the goods are paid. */
  readonly margin: number;
}

export const USUAL_ASSUMPTIONS: Assumptions = { response: 0.05, orders: 1, discount: 0.1, margin: 0.4 };

/** Customers who could be brought back, or to a first order. */
export interface Sleepers {
  readonly customers: number;
  /** Of them, who have an address that works and have consented to mails. */
  readonly reachable: number;
  /** Minor units. */
  readonly averageOrder: number;
}

export interface Gain {
  /** Customers who come, as a mean: not a whole number. */
  readonly returning: number;
  /** Minor units, after the discount. */
  readonly revenue: number;
  /** Minor units left of it after the goods are paid. */
  readonly margin: number;
}

/** What comes of writing to so many of them. */
export function gainOf(
  customers: number,
  { averageOrder }: Pick<Sleepers, "averageOrder">,
  { response, orders, discount, margin }: Assumptions,
): Gain {
  const returning = customers * response;
  const sales = returning * orders * averageOrder;
  return {
    returning,
    revenue: Math.round(sales * (1 - discount)),
    margin: Math.round(sales * (margin - discount)),
  };
}
