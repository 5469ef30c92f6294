import type { Money } from "../../src/domain/basics/money.ts";
import type {
  CartChange,
  Fact,
  Item,
  OrderState,
  PreferenceChange,
  Verdict,
} from "../../src/domain/facts/facts.ts";
import { money } from "../terminal/terminal.ts";

const LONGEST = 100;

const DECIDED = {
  together: (alias, owner) => `${alias} and ${owner} are one`,
  apart: (alias, owner) => `${alias} and ${owner} are two`,
  undone: (alias, owner) => `${alias} and ${owner} as their links say`,
} as const satisfies Record<Verdict, (alias: string, owner: string) => string>;

/** What a fact says, in one line. */
export function factLine(fact: Fact): string {
  const line = inWords(fact);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function inWords(fact: Fact): string {
  switch (fact.kind) {
    case "identified":
      return list(fact.name, fact.email, fact.phone, fact.locale, fact.timeZone, fact.country);
    case "linked":
      return `${fact.alias} is ${fact.owner}`;
    case "subscribed":
      return `through ${list(fact.entry, fact.via)}`;
    case "preferences-set":
      return preferenceLine(fact);
    case "consent-given":
    case "consent-withdrawn":
      return list(
        `${fact.proof.purpose} by ${fact.proof.channel}`,
        fact.proof.source,
        fact.proof.textVersion,
      );
    case "channel-consent":
      return list(
        `${fact.granted ? "agreed" : "withdrew"}: ${fact.proof.purpose} by ${fact.channel}`,
        fact.proof.source,
        fact.proof.textVersion,
      );
    case "visited":
      return list(fact.merchant, fact.url);
    case "product-viewed":
      return list(named(fact.item), fact.item.category, fact.merchant);
    case "cart-changed":
      return cartLine(fact.change);
    case "checkout-started":
      return list(sum(fact.total), ...fact.items.map(named));
    case "order-placed":
    case "order-updated":
    case "order-cancelled":
      return list(
        `order ${fact.order}`,
        sum(fact.total),
        ...(fact.items ?? []).map(named),
        fact.merchant,
        fact.coupons && fact.coupons.length > 0
          ? `coupon ${fact.coupons.map(off(fact)).join(" ")}`
          : undefined,
      );
    case "order-refunded":
      return list(
        `order ${fact.order}`,
        sum(fact.amount),
        ...(fact.items ?? []).map(named),
        fact.amount || fact.items ? undefined : "all of it",
      );
    case "order-delivered":
      return list(`order ${fact.order}`, ...(fact.items ?? []).map(named));
    case "order-moved":
      return `order ${fact.order} is ${fact.to}'s`;
    case "standing":
      return list(`${fact.about} is known`, fact.account && `joins ${fact.account}`);
    case "decided":
      return `${DECIDED[fact.verdict](fact.alias, fact.owner)}, by ${fact.by}: ${fact.reason}`;
    case "reviewed":
      return list(fact.product, fact.rating === undefined ? undefined : `${fact.rating} stars`);
    case "mail":
      return list(fact.event, fact.permanent ? "for good" : undefined, fact.send);
    case "mailbox-allowed":
      return `by ${fact.by}: ${fact.reason}`;
    case "code-granted":
      return `${fact.code} of ${fact.offer}, by ${fact.by}: ${fact.reason}`;
    case "points-spent":
      return list(`${fact.points} points`, fact.order && `order ${fact.order}`, fact.code);
    case "points-returned":
      return `${fact.points} points of ${fact.spend}`;
    case "points-granted":
      return `${fact.points} points, by ${fact.by}: ${fact.reason}`;
    case "referred":
      return list(
        `by ${fact.by}, ${fact.code}`,
        fact.refused && `refused: ${fact.refused}`,
        fact.earned && "rewarded",
      );
    case "referral-earned":
      return `${fact.points} points for ${fact.friend}, order ${fact.order}`;
    case "level-changed":
      return list(`${fact.from} to ${fact.to}`, fact.quiet && "by other rules");
    case "silenced":
      return `by chain ${fact.chain}`;
    case "import-undone":
      return `${fact.undone}, by ${fact.by}: ${fact.reason}`;
    case "privacy-requested":
      return fact.request;
    case "erased":
      return fact.isLifted ? "began anew" : "";
    case "opaque":
      return list(fact.type, JSON.stringify(fact.payload));
  }
}

/** A coupon, and what it took off where that is told. */
const off =
  ({ discounts = [] }: Pick<OrderState, "discounts">) =>
  (coupon: string): string => {
    const told = discounts.find(({ code }) => code === coupon);
    return told ? `${coupon} (${sum(told.amount)} off)` : coupon;
  };

function preferenceLine({ topics = {}, most, pausedUntil, language }: PreferenceChange): string {
  const wanted = Object.entries(topics).map(([topic, isWanted]) => `${isWanted ? "" : "not "}${topic}`);
  const atMost = most && `at most ${most.mails} in ${most.days} days`;
  const paused = pausedUntil && `paused until ${new Date(pausedUntil).toISOString().slice(0, 10)}`;
  return list(...wanted, atMost ?? undefined, paused || undefined, language ?? undefined);
}

function cartLine(change: CartChange): string {
  if (change.type === "replaced")
    return change.items.length === 0 ? "emptied" : list(...change.items.map(named));
  return `${change.type === "added" ? "+" : "–"} ${named(change.item)}`;
}

const named = ({ name, product, quantity }: Item) =>
  `${quantity === 1 ? "" : `${quantity} × `}${name ?? product}`;

const sum = (total: Money | undefined) => (total ? money(total.amount, total.currency) : undefined);

const list = (...parts: readonly (string | undefined)[]) =>
  parts.filter((part) => part !== undefined && part !== "").join(", ");
