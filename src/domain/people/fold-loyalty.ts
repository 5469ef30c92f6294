import type { Instant } from "../basics/calendar.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { CustomerKey, Fact, FactId } from "../facts/facts.ts";
import type { LoyaltyAccount } from "../loyalty/account.ts";
import { accountOf } from "../loyalty/account-of.ts";
import type { Exchange } from "./fold-money.ts";
import type { SealedOrders, Tally } from "./history.ts";
import { inTime } from "./kept-facts.ts";
import { orderHistories } from "./order-history.ts";
import { byPlacing } from "./seal-orders.ts";

/** What the fold has read of a customer. */
interface Read {
  /** What is kept of everything but orders, and what was told of orders that are not over. */
  readonly facts: readonly Fact[];
  readonly told: readonly Fact[];
  readonly sealed: SealedOrders | undefined;
  readonly tally: Tally;
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
  { facts, told, sealed, tally, partitions, exchange, currency }: Read,
  { loyalty, timeZone }: Settings,
): LoyaltyAccount | undefined {
  if (!loyalty || currency === undefined) return undefined;
  // What becomes of mails has nothing to say here, and alone changes no profile: how far a birthday reaches ahead must not hang on it.
  const said = facts.filter(({ kind }) => kind !== "mail");
  const ends = tally.vouched?.map(silence) ?? [];
  const orders = [...(sealed?.earning ?? []), ...orderHistories(told, exchange, partitions)].sort(byPlacing);
  return accountOf([...said, ...ends].sort(inTime), orders, loyalty, { timeZone, currency });
}

/** Stands for the first and the last word about somebody, of which it only matters when they were said. */
const silence = (at: Instant): Fact => ({
  ...{ kind: "preferences-set", id: "" as FactId, customer: "" as CustomerKey },
  ...{ at, receivedAt: at, source: "comeback" },
});
