import { HOUR, type Instant, MINUTE, parseDuration } from "../basics/calendar.ts";
import type { WithoutOffer } from "../config/chain.ts";
import { DEFERRED_WINDOW_MS } from "./decide.ts";
import { windowEnd } from "./waits.ts";

/** Why a mail has no code: a budget or an uploaded list is at its end, or the shop's platform does not know it yet. */
export interface Lack {
  readonly because: "budget" | "pool" | "till";
  readonly why: string;
}

/** What becomes of a mail for which there is no code. `since`: when it was first waited for one. */
export type Without =
  | { readonly kind: "send"; readonly why: string }
  | { readonly kind: "skip"; readonly why: string }
  | { readonly kind: "wait"; readonly until: Instant; readonly since: Instant; readonly why: string };

/** A platform that is slow or down is waited for so long, where the step says nothing else. */
const LONGEST_WAIT_FOR_TILL_MS = 6 * HOUR;

interface Pauses {
  readonly first: number;
  readonly last: number;
}

/** Between two tries. A platform takes minutes; a budget grows by the night's account or the next period. */
const PAUSES: { readonly [K in Lack["because"]]: Pauses } = {
  till: { first: 2 * MINUTE, last: 30 * MINUTE },
  budget: { first: 30 * MINUTE, last: 6 * HOUR },
  pool: { first: 30 * MINUTE, last: 6 * HOUR },
};

/** By the step's `without_offer`, for somebody who waits since `since`, if at all. */
export function withoutOffer(
  rule: WithoutOffer | undefined,
  { because, why }: Lack,
  since: Instant | undefined,
  now: Instant,
): Without {
  const { most, end: kind } = waitOf(rule, because);
  const from = since ?? now;
  const last = from + most;
  if (now >= last) {
    const waited = most > 0 ? `, waited ${hours(most)} for it` : "";
    return { kind, why: kind === "send" ? `no offer: ${why}${waited}` : `${why}${waited}` };
  }
  const pauses = PAUSES[because];
  const pause = Math.min(Math.max((now - from) / 2, pauses.first), pauses.last);
  return {
    kind: "wait",
    until: windowEnd(Math.min(now + pause, last), DEFERRED_WINDOW_MS),
    since: from,
    why,
  };
}

function waitOf(rule: WithoutOffer = "send", because: Lack["because"]) {
  if (typeof rule === "object") return { most: parseDuration(rule.wait) ?? 0, end: rule.then };
  return { most: because === "till" ? LONGEST_WAIT_FOR_TILL_MS : 0, end: rule };
}

const hours = (ms: number): string => (ms % HOUR === 0 ? `${ms / HOUR} h` : `${Math.round(ms / MINUTE)} min`);
