import { defined } from "../basics/defined.ts";
import { hashOfKey } from "../basics/key-sample.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import { isAnonymousKey } from "../facts/identity.ts";
import { type Folded, foldAll, foldNews } from "../people/fold.ts";
import type { FoldSettings } from "../people/fold-config.ts";
import type { History } from "../people/history.ts";
import { countedOf, type Order } from "../people/orders.ts";
import { isKnown } from "../people/ties.ts";
import type { Taste } from "../taste/taste.ts";
import { summedTaste, type TasteSums, tasteOf } from "../taste/taste-of.ts";

/** What news of a customer is folded on, in place of all facts before. */
export interface Checkpoint {
  /** The rules of folding, and what of the config it was made by. */
  readonly rules: string;
  readonly history: History;
  /** Of orders that are over. */
  readonly taste?: TasteSums;
}

/** What follows from a customer's facts. */
export interface Customer extends Folded {
  readonly checkpoint: Checkpoint;
  /** What the customer buys. */
  readonly taste: () => Taste | undefined;
}

/** Fewer facts are read for less than a checkpoint is written for. */
export const LEAST_FACTS = 12;

/** Grows with every change of what a history holds or of how facts are folded: older checkpoints are no good then. */
const RULES = 1;

/** Whether news of somebody can be folded on a checkpoint: before the shop has a currency every fact may change all money. */
export const isKept = ({ profile }: Folded, { currency }: FoldSettings, least: number): boolean =>
  currency !== undefined && profile.facts >= least;

/** Folds all facts of a customer. */
export function foldCustomer(id: CustomerKey, facts: readonly Fact[], settings: FoldSettings): Customer {
  let sums: TasteSums | undefined;
  const folded = foldAll(id, facts, settings, (over) => {
    sums = summedTaste(sums, counted(over, settings), settings.timeZone);
  });
  return withTaste(folded, sums, settings);
}

/**
 * Folds news on top of a checkpoint: the same as all facts together. Undefined where only reading them all tells: where
 * the config has changed since, or something is told of what is over, or of who is who.
 */
export function foldOnCheckpoint(
  { rules, history, taste }: Checkpoint,
  news: readonly Fact[],
  { id, settings }: { readonly id: CustomerKey; readonly settings: FoldSettings },
): Customer | undefined {
  if (rules !== rulesOf(history, settings) || news.some((fact) => saysWhoIsWho(fact, history)))
    return undefined;
  const folded = foldNews(history, news, { id, settings });
  if (!folded) return undefined;
  const over = folded.orders.slice(0, folded.over);
  return withTaste(folded, summedTaste(taste, counted(over, settings), settings.timeZone), settings);
}

const counted = (orders: readonly Order[], { browserOrderLimit }: FoldSettings): readonly Order[] =>
  countedOf(orders, browserOrderLimit).counted;

function withTaste(folded: Folded, sums: TasteSums | undefined, settings: FoldSettings): Customer {
  const { history, orders, over } = folded;
  return {
    ...folded,
    checkpoint: { rules: rulesOf(history, settings), history, ...defined({ taste: sums }) },
    taste: () => tasteOf(counted(orders.slice(over), settings), settings.timeZone, sums),
  };
}

/** Rates count of the currencies only that the customer's money is in: those of others come and go. */
function rulesOf({ tally }: History, { rates, ...settings }: FoldSettings): string {
  const used = tally.currencies.map((currency) => [
    currency,
    Object.hasOwn(rates, currency) ? rates[currency] : null,
  ]);
  return `${RULES} ${hashOfKey(JSON.stringify([settings, used])).toString(36)}`;
}

/** Whose a partition is depends on its links, and on whether anybody but browsers has told of it. */
function saysWhoIsWho(fact: Fact, { partitions, known }: History): boolean {
  const { customer } = fact;
  if (tiesKeys(fact) || !partitions.includes(customer)) return true;
  return !isAnonymousKey(customer) && !known.includes(customer) && isKnown(customer, [fact]);
}

/** Whether a fact is about whose something is: then it takes the facts of all whom that concerns. */
export function tiesKeys({ kind }: Fact): boolean {
  switch (kind) {
    case "linked":
    case "standing":
    case "decided":
    case "order-moved":
    case "import-undone":
      return true;
    default:
      return false;
  }
}
