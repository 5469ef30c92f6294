import type { Day, Instant } from "../basics/calendar.ts";
import { balanceOn } from "./balance.ts";
import { mostFor, type SpendRules } from "./spend-limit.ts";
import {
  HOLD_MS,
  type Hold,
  heldPoints,
  isHeld,
  isUnknown,
  MOST_UNDER_WAY,
  unknownPoints,
  type Wallet,
  withHolds,
} from "./wallet.ts";

/** The instant, and the shop's day on which it falls. */
export interface Now {
  readonly at: Instant;
  readonly day: Day;
}

export type WalletRefusal =
  | { readonly why: "not-whole"; readonly points: number }
  | { readonly why: "other-currency"; readonly currency: string; readonly wanted: string }
  | { readonly why: "too-few"; readonly available: number }
  /** More than points may pay of this order: `most`, 0 where it is too small an order. */
  | { readonly why: "above-most"; readonly most: number }
  | { readonly why: "below-least"; readonly least: number }
  | { readonly why: "order-too-small"; readonly minOrder: number; readonly currency: string }
  /** The order holds or has spent other points. */
  | { readonly why: "other-points"; readonly hold: Hold }
  /** So many orders hold points at the moment. */
  | { readonly why: "too-many-holds"; readonly holds: number }
  | { readonly why: "no-hold" | "cancelled" | "committed" | "returned" };

/** `same`: it had happened before, and nothing is to be written. */
export type WalletOutcome =
  | { readonly kind: "next"; readonly wallet: Wallet; readonly hold: Hold }
  | { readonly kind: "same"; readonly hold: Hold }
  | ({ readonly kind: "refused" } & WalletRefusal);

/** What can be spent now: points that are pending or have expired are not in it. Never below zero. */
export function availableIn(wallet: Wallet, now: Now, except?: string): number {
  const { account, holds } = wallet;
  const others = holds.filter(({ order }) => order !== except);
  return Math.max(0, balanceOn(account, now.day).good - unknownPoints(others) - heldPoints(others, now.at));
}

export interface HoldRequest {
  readonly order: string;
  readonly points: number;
  /** What the order comes to before points, in minor units of `currency`. Absent where no order is paid: a code. */
  readonly total?: number;
  readonly currency: string;
  /** Takes the place of what the order holds so far. */
  readonly replace?: boolean;
}

/** Puts points aside for an order. The same order again gets the same answer; other points for it only with `replace`. */
export function hold(wallet: Wallet, request: HoldRequest, rules: SpendRules, now: Now): WalletOutcome {
  const { order, points, replace } = request;
  const misuse = misuseOf(request, rules);
  if (misuse) return { kind: "refused", ...misuse };
  const known = wallet.holds.find((one) => one.order === order);
  const isSame = known?.points === points;
  if (known?.state === "returned") return { kind: "refused", why: "returned" };
  if (known?.state === "committed")
    return isSame ? { kind: "same", hold: known } : { kind: "refused", why: "other-points", hold: known };
  const live = known && isHeld(known, now.at) ? known : undefined;
  if (live && isSame) return { kind: "same", hold: live };
  if (live && !replace) return { kind: "refused", why: "other-points", hold: live };
  const refusal = refusalOf(request, rules) ?? roomFor(wallet, request, now);
  if (refusal) return { kind: "refused", ...refusal };
  const made: Hold = { order, points, at: now.at, until: now.at + HOLD_MS, state: "held" };
  return next(wallet, made, now.at);
}

/** What was never right, whatever has become of the order. */
function misuseOf({ points, currency }: HoldRequest, rules: SpendRules): WalletRefusal | undefined {
  if (!Number.isSafeInteger(points) || points <= 0) return { why: "not-whole", points };
  return currency === rules.currency
    ? undefined
    : { why: "other-currency", currency, wanted: rules.currency };
}

/** What of a new request is against the shop's rules, whoever asks. */
function refusalOf(request: HoldRequest, rules: SpendRules): WalletRefusal | undefined {
  const { points, total, currency } = request;
  if (points < rules.leastPoints) return { why: "below-least", least: rules.leastPoints };
  if (total === undefined) return undefined;
  if (total < rules.minOrder) return { why: "order-too-small", minOrder: rules.minOrder, currency };
  const most = mostFor(total, rules);
  return points > most ? { why: "above-most", most } : undefined;
}

function roomFor(wallet: Wallet, { order, points }: HoldRequest, now: Now): WalletRefusal | undefined {
  const available = availableIn(wallet, now, order);
  if (points > available) return { why: "too-few", available };
  const others = wallet.holds.filter(
    (one) => one.order !== order && (isHeld(one, now.at) || isUnknown(one)),
  ).length;
  return others >= MOST_UNDER_WAY ? { why: "too-many-holds", holds: others } : undefined;
}

/**
 * Spends what an order holds. A hold that has ended by itself is taken up again where the points are still there: the
 * customer has paid the rest. One that was cancelled is not. `points`: what the till believes that the order holds.
 */
export function commit(wallet: Wallet, order: string, now: Now, points?: number): WalletOutcome {
  const known = wallet.holds.find((one) => one.order === order);
  if (!known) return { kind: "refused", why: "no-hold" };
  const isOther = points !== undefined && points !== known.points;
  if (isOther && (known.state === "held" || known.state === "committed"))
    return { kind: "refused", why: "other-points", hold: known };
  switch (known.state) {
    case "committed":
      return { kind: "same", hold: known };
    case "cancelled":
    case "returned":
      return { kind: "refused", why: known.state };
    case "held": {
      if (isHeld(known, now.at)) return next(wallet, { ...known, state: "committed" }, now.at);
      const refusal = roomFor(wallet, { ...known, currency: "" }, now);
      if (refusal) return { kind: "refused", ...refusal };
      // Spent when it was taken up: its points may have been another order's meanwhile.
      const { order: _, ...rest } = known;
      return next(wallet, { ...rest, order, at: now.at, state: "committed" }, now.at);
    }
    default:
      return known.state satisfies never;
  }
}

/** Gives back what an order holds. What was committed comes back only when the order is void. */
export function cancel(wallet: Wallet, order: string, now: Now): WalletOutcome {
  const known = wallet.holds.find((one) => one.order === order);
  if (!known) return { kind: "refused", why: "no-hold" };
  switch (known.state) {
    case "held":
      return next(wallet, { ...known, state: "cancelled" }, now.at);
    case "cancelled":
      return { kind: "same", hold: known };
    case "committed":
    case "returned":
      return { kind: "refused", why: known.state };
    default:
      return known.state satisfies never;
  }
}

/** The hold last, because it is the newest. */
function next(wallet: Wallet, made: Hold, at: Instant): WalletOutcome {
  const others = wallet.holds.filter(({ order }) => order !== made.order);
  const written = withHolds(wallet, [...others, made], at);
  return {
    kind: "next",
    hold: made,
    wallet: { ...written, revision: wallet.revision + 1, changedAt: at },
  };
}
