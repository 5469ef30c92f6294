/** Every number that is stated with an interval: money per entry, adjusted and not, and the share that orders. */
export const ESTIMANDS = ["money", "plain", "ordered"] as const;
export type Estimand = (typeof ESTIMANDS)[number];
