import type { Benefit } from "./benefit.ts";

/** What a benefit can cost at most, in minor units; undefined where it has no upper bound. */
export function faceValue(benefit: Benefit): number | undefined {
  switch (benefit.kind) {
    case "percent":
    case "cashback":
      return benefit.most;
    case "amount":
    case "waived_fee":
      return benefit.amount;
    case "free_delivery":
    case "gift":
      return benefit.cost;
  }
}
