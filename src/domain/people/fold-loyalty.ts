import type { Loyalty } from "../config/loyalty.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import type { LoyaltyAccount } from "../loyalty/account.ts";
import { accountOf } from "../loyalty/account-of.ts";
import type { Exchange } from "./fold-money.ts";
import { orderHistories } from "./order-history.ts";

/** What the fold has read of a customer. */
interface Read {
  readonly known: readonly Fact[];
  readonly partitions: ReadonlySet<CustomerKey>;
  readonly exchange: Exchange;
  readonly currency: string | undefined;
}

interface Settings {
  readonly loyalty?: Loyalty;
  readonly timeZone: string;
}

/** The account of the loyalty programme, where there is one; points are worth money, so its currency must be known. */
export function loyaltyOf(
  { known, partitions, exchange, currency }: Read,
  { loyalty, timeZone }: Settings,
): LoyaltyAccount | undefined {
  if (!loyalty || currency === undefined) return undefined;
  // What becomes of mails has nothing to say here, and alone changes no profile: how far a birthday reaches ahead must not hang on it.
  const told = known.filter(({ kind }) => kind !== "mail" && kind !== "order-moved");
  return accountOf(told, orderHistories(known, exchange, partitions), loyalty, { timeZone, currency });
}
