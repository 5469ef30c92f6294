import { DAY, HOUR, type Instant } from "../../basics/calendar.ts";
import type { Reserve } from "../../config/offers.ts";
import type { Code } from "../codes/code.ts";
import { isExpired } from "../codes/life.ts";
import type { Counters } from "./budget.ts";

/** How the counters stood one night, for the next to go by. Kept by the night with its other documents. */
export interface BudgetSnapshot {
  /** Taken just before the counters were read. */
  readonly at: Instant;
  /** By counter: all that had been reserved. */
  readonly issued: Readonly<Record<string, number>>;
  /** By counter: what codes have cost whose accounts are closed for good. Their records go. */
  readonly closed: Readonly<Record<string, number>>;
  /** Accounts of codes that ran out by then are in `closed`. */
  readonly closedUntil: Instant;
}

/** What the codes of a ledger, or of a part of it, take out of each counter. Parts add up. */
export interface BudgetTally {
  readonly open: Readonly<Record<string, number>>;
  readonly closing: Readonly<Record<string, number>>;
}

/**
 * A worker reserves first and writes the code after, within one invocation; and clocks differ. A code counts as reserved
 * before the snapshot if it was by its own clock so little later.
 */
const MARGIN_MS = HOUR;

/** After so long a code's account is closed: a month before its record goes, so that some nights may fail. */
const CLOSED_AFTER_MS = 120 * DAY;

export interface NightAccount {
  readonly before: BudgetSnapshot;
  readonly now: Instant;
  readonly reserve: Reserve;
}

export const NO_TALLY: BudgetTally = { open: {}, closing: {} };

/** Adds one code to the tally. Each code of the ledger is to be added once. */
export function tallied(tally: BudgetTally, code: Code, { before, now, reserve }: NightAccount): BudgetTally {
  const ranOut = code.terms.validUntil;
  if (ranOut <= before.closedUntil) return tally;
  if (ranOut <= closedUntil(now)) {
    return { ...tally, closing: plus(tally.closing, code.counters, costOf(code, now, reserve)) };
  }
  if ((code.reservedAt ?? code.issuedAt) > before.at + MARGIN_MS) return tally;
  return { ...tally, open: plus(tally.open, code.counters, costOf(code, now, reserve)) };
}

export function addedUp(one: BudgetTally, other: BudgetTally): BudgetTally {
  const sum = (into: Readonly<Record<string, number>>, from: Readonly<Record<string, number>>) =>
    Object.entries(from).reduce((all, [counter, amount]) => plus(all, [counter], amount), into);
  return { open: sum(one.open, other.open), closing: sum(one.closing, other.closing) };
}

export interface NightResult {
  /** For BudgetStore.settle: what each counter has got back of all that was reserved until the night before. */
  readonly returned: Readonly<Record<string, number>>;
  /** For the next night. */
  readonly snapshot: BudgetSnapshot;
}

/**
 * The night's account: whatever was reserved by the night before and is not in a code by now never will be, and comes back,
 * with what codes cost less than was reserved for them. Counters of which the night before knew nothing wait a night. The same
 * night twice comes to the same.
 */
export function settledBy(tally: BudgetTally, counters: Counters, account: NightAccount): NightResult {
  const { before, now } = account;
  const kept = Object.keys(counters);
  const closed = Object.fromEntries(
    kept.flatMap((counter) => {
      const amount = (before.closed[counter] ?? 0) + (tally.closing[counter] ?? 0);
      return amount === 0 ? [] : [[counter, amount] as const];
    }),
  );
  const snapshot: BudgetSnapshot = {
    ...{ at: now, closed, closedUntil: Math.max(before.closedUntil, closedUntil(now)) },
    issued: Object.fromEntries(kept.map((counter) => [counter, counters[counter]?.issued ?? 0])),
  };
  // Too soon after the last one: what was reserved then may still be on its way into a code.
  if (now - before.at < 2 * MARGIN_MS)
    return { returned: {}, snapshot: { ...snapshot, at: before.at, issued: before.issued } };
  const returned = kept.flatMap((counter) => {
    const issued = before.issued[counter];
    if (issued === undefined) return [];
    const cost = (tally.open[counter] ?? 0) + (closed[counter] ?? 0);
    return [[counter, issued - cost - (counters[counter]?.back ?? 0)] as const];
  });
  return { returned: Object.fromEntries(returned), snapshot };
}

const closedUntil = (now: Instant): Instant => now - CLOSED_AFTER_MS;

/**
 * What a code takes out of its budgets. What a discount was below what was reserved for it is free only when the code cannot
 * come to life again by a cancelled order: until then, giving it away would let the budget be exceeded. What was reserved by
 * expectation is not what it may cost, and is replaced by what it did.
 */
export function costOf(code: Code, now: Instant, reserve: Reserve): number {
  switch (code.stage) {
    case "reserved":
    case "sent":
    case "released":
      return isExpired(code, now) ? 0 : code.reserved;
    case "redeemed": {
      const { amount } = code.redemption;
      const isFinal = reserve === "expected" || code.withdrawal !== undefined || isExpired(code, now);
      return isFinal ? amount : Math.max(amount, code.reserved);
    }
    case "spent":
    case "withdrawn":
      return 0;
  }
}

function plus(
  amounts: Readonly<Record<string, number>>,
  counters: readonly string[],
  amount: number,
): Readonly<Record<string, number>> {
  if (amount === 0) return amounts;
  const sums = { ...amounts };
  for (const counter of counters) sums[counter] = (sums[counter] ?? 0) + amount;
  return sums;
}
