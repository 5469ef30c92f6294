import type { Instant } from "../../../domain/basics/calendar.ts";

/** The clocks in one message: the sender's, and when it reached us. */
export interface Clocks {
  readonly timestamp?: Instant | undefined;
  readonly original_timestamp?: Instant | undefined;
  readonly sent_at?: Instant | undefined;
  /** Set by a server that the message has passed through: it has corrected `timestamp` already. */
  readonly received_at?: Instant | undefined;
}

/**
 * When it happened, by our clock. The sender's clock is wrong by as much as the time it says it sent the message
 * differs from the time the message came, so the event is moved by that much (Segment's rule). Nothing happens in the
 * future; what has no usable time happened when it came. `timestamp` is what the sender was told to say; RudderStack's
 * Node SDK adds `originalTimestamp: now` to it, which says nothing about the event.
 */
export function eventTime(clocks: Clocks, receivedAt: Instant): Instant {
  const { timestamp, original_timestamp: original, sent_at: sentAt } = clocks;
  const corrected = timestamp !== undefined && original !== undefined && clocks.received_at !== undefined;
  if (corrected) return Math.min(timestamp, receivedAt);
  const happenedAt = timestamp ?? original;
  if (happenedAt === undefined) return receivedAt;
  const clockError = sentAt === undefined ? 0 : receivedAt - sentAt;
  return Math.min(happenedAt + clockError, receivedAt);
}
