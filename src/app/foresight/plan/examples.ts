/** Customers who are named of each line of a plan, at most. */
export const EXAMPLES = 5;
