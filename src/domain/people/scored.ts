import type { Scored } from "../mail/mailed.ts";
import type { Customer } from "./profile.ts";

/** What the last night has said of a customer, as far as mails are counted by it. */
export function scoredOf({ score }: Pick<Customer, "score">): Scored | undefined {
  return score && { segment: score.segment, cell: score.cell };
}
