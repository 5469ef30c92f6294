import type { Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Fact, FactOf, MailEvent } from "../facts/facts.ts";
import { factsFor, proves } from "./fact-roles.ts";
import { byText, clip, KEPT, keptItem, latestOf } from "./fold-limits.ts";
import { inTime } from "./kept-facts.ts";
import type { Order } from "./orders.ts";
import type { Profile } from "./profile.ts";

export type Activity = Pick<
  Profile,
  | "lastVisitAt"
  | "lastActivityAt"
  | "viewed"
  | "reviews"
  | "lastReviewAt"
  | "lastOpenedAt"
  | "lastClickedAt"
  | "silencedAt"
>;

/** What is left of what is over. */
export interface ActivityPast {
  /** The last time that an order was placed. */
  readonly lastPlacedAt?: Instant;
  /** When products were bought last that had been looked at before. */
  readonly bought?: readonly (readonly [product: string, at: Instant])[];
  /** How many there are. */
  readonly reviews: number;
}

/**
 * What the customer did, bought apart. Opened and clicked mails are kept, but they never prove activity: machines open
 * and click too. `facts` ascending by time, `orders` those placed.
 */
export function activityOf(facts: readonly Fact[], orders: readonly Order[], past: ActivityPast): Activity {
  const lastVisitAt = lastAt(facts, (fact) => proves(fact, "visit"));
  const lastActivityAt = latestOf(
    lastVisitAt,
    lastAt(facts, (fact) => proves(fact, "act")),
    orders.at(-1)?.placedAt ?? past.lastPlacedAt,
  );
  const silencedAt = factsFor("silence", facts).at(-1)?.at;
  const lastOpenedAt = lastMail(facts, "opened");
  const lastClickedAt = lastMail(facts, "clicked");
  return {
    ...defined({ lastVisitAt, lastActivityAt }),
    ...(silencedAt !== undefined && silencedAt >= (lastActivityAt ?? silencedAt) && { silencedAt }),
    reviews: past.reviews,
    ...defined({ lastReviewAt: factsFor("reviews", facts).at(-1)?.at }),
    ...defined({ lastOpenedAt, lastClickedAt }),
    viewed: viewedOf(facts, orders, past.bought),
  };
}

const lastAt = (facts: readonly Fact[], which: (fact: Fact) => boolean): Instant | undefined =>
  facts.findLast(which)?.at;

const lastMail = (facts: readonly Fact[], event: MailEvent): Instant | undefined =>
  factsFor("mail", facts).findLast((fact) => fact.event === event)?.at;

/** Of the 12 looked at last what was not bought since, the last look first. */
function viewedOf(
  facts: readonly Fact[],
  orders: readonly Order[],
  bought: ActivityPast["bought"] = [],
): Profile["viewed"] {
  const boughtAt = new Map(bought);
  for (const { items, placedAt, cancelled } of orders)
    if (!cancelled) for (const { product } of items) boughtAt.set(product, placedAt);
  const looks = new Map<string, FactOf<"product-viewed">>();
  for (const fact of factsFor("views", facts)) looks.set(clip(fact.item.product), fact);
  return [...looks.values()]
    .sort(inTime)
    .slice(-KEPT.looks)
    .filter(({ item, at }) => (boughtAt.get(item.product) ?? Number.NEGATIVE_INFINITY) < at)
    .sort((a, b) => b.at - a.at || byText(a.item.product, b.item.product))
    .slice(0, KEPT.viewed)
    .map(({ item }) => keptItem(item));
}
