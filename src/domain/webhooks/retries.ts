import { HOUR, type Instant, MINUTE } from "../basics/calendar.ts";
import type { MessageRules } from "../config/channels.ts";
import { channelRules } from "../config/channels.ts";
import { afterQuiet } from "../mail/quiet-hours.ts";
import type { Message } from "./message.ts";

/** A message on its way to its webhook. */
export interface Delivery {
  readonly message: Message;
  /** Posts so far. */
  readonly tries: number;
  /** What came of the last. */
  readonly why?: string;
}

/** One that nobody tries any more until somebody asks for it. */
export interface FailedDelivery extends Delivery {
  readonly why: string;
  readonly failedAt: Instant;
}

/** Pauses after each post that was not taken, as Standard Webhooks recommends them: a day and four hours in all. */
const PAUSES_MS = [
  ...[MINUTE, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR],
] as const;

/** No receiver puts a message off for longer. */
const LONGEST_PAUSE_MS = 12 * HOUR;

/** Deliveries that are due within the same minute go together. */
const WINDOW_MS = MINUTE;

/**
 * When a delivery is tried again whose last post was not taken; undefined when it has been tried often enough. What the
 * receiver asks for (`Retry-After`) counts where it is longer, and nobody's telephone rings at night because of a retry.
 */
export function retryAt(
  { tries, message }: Delivery,
  store: MessageRules,
  now: Instant,
  askedMs = 0,
): Instant | undefined {
  const pause = PAUSES_MS[tries - 1];
  if (pause === undefined) return undefined;
  return dueAt(message, store, now + Math.min(Math.max(pause, askedMs), LONGEST_PAUSE_MS));
}

/** `at` or the next morning, at the end of a window. */
export function dueAt({ channel, time_zone }: Message, store: MessageRules, at: Instant): Instant {
  return windowAfter(afterQuiet(channelRules(store, channel).quiet_hours, time_zone, at));
}

/** The end of the window that an instant falls in: the name of those who are tried again together. */
export const windowAfter = (at: Instant): Instant => Math.floor(at / WINDOW_MS) * WINDOW_MS + WINDOW_MS;
