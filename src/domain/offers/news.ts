import type { Mark } from "./budgets/budget.ts";
import type { PoolMark } from "./pools.ts";

/** What a marketer wants to hear of budgets and pools before customers get mails without an offer. Amounts in minor units. */
export type OfferNews =
  | {
      readonly kind: "budget";
      readonly mark: Mark;
      readonly counter: string;
      readonly limit: number;
      readonly left: number;
    }
  | { readonly kind: "pool"; readonly mark: PoolMark; readonly offer: string; readonly left: number };

export type TellOfferNews = (news: OfferNews) => Promise<void>;
