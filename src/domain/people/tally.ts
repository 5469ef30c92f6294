import { DAY, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { hashOfKey } from "../basics/key-sample.ts";
import type { Fact } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { backfilledAt } from "./backfill.ts";
import { isInert } from "./consent.ts";
import type { FoldSettings } from "./fold-config.ts";
import { byText, latestOf } from "./fold-limits.ts";
import { currenciesIn } from "./fold-money.ts";
import { withMore } from "./hash-set.ts";
import type { Tally } from "./history.ts";
import { isOfOrder } from "./order-groups.ts";
import { isDone } from "./recent.ts";
import type { OrderGroup } from "./seal-orders.ts";

/** What is counted, with new facts and orders that are over now. */
export function tallied(
  before: Tally,
  facts: readonly Fact[],
  over: readonly OrderGroup[],
  { freshnessMs = DAY }: FoldSettings,
): Tally {
  const done = facts.filter(isDone);
  const vouched = done.filter((fact) => rankOf(fact) !== "browser");
  const currencies = new Set(facts.flatMap(currenciesIn));
  const reviews = facts.filter((fact) => fact.kind === "reviewed");
  const moving = backfilledAt(
    facts.filter((fact) => !isOfOrder(fact)),
    freshnessMs,
  );
  const sealed = over.map((group) => backfilledAt(group.facts, freshnessMs));
  return {
    facts: before.facts + done.length,
    ...defined({
      doneAt: earliest(before.doneAt, done),
      saidAt: earliest(
        before.saidAt,
        facts.filter((fact) => !isInert(fact)),
      ),
      vouched: vouched.reduce<Tally["vouched"]>(
        (known, { at }) => [Math.min(known?.[0] ?? at, at), Math.max(known?.[1] ?? at, at)],
        before.vouched,
      ),
      backfilledAt: sealed.reduce(
        (one, other) => latestOf(one, other),
        latestOf(before.backfilledAt, moving),
      ),
    }),
    currencies: [...new Set([...before.currencies, ...currencies])].sort(byText),
    reviews: withMore(
      before.reviews,
      reviews.map(({ review, id }) => hashOfKey(review ?? id)),
    ),
  };
}

const earliest = (before: Instant | undefined, facts: readonly Fact[]): Instant | undefined =>
  facts.reduce((first, { at }) => (first === undefined || at < first ? at : first), before);
