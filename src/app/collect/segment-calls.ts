import { HOUR } from "../../domain/basics/calendar.ts";
import { nameOf, type UnseenNote } from "../../domain/facts/unseen.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import { fingerprint } from "./fingerprint.ts";
import { segmentFacts } from "./mapping/segment.ts";
import type { SegmentCall } from "./mapping/segment-person.ts";
import { callNotes, fieldNotes } from "./mapping/unseen-notes.ts";
import { makeRecord } from "./record.ts";
import { makeStoreCurrency } from "./store-currency.ts";

/** A call that could be parsed, and its place in the request. */
export interface ParsedCall extends Pick<SegmentCall, "message" | "otherTraits"> {
  readonly index: number;
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface Rejection {
  readonly index: number;
  readonly reason: string;
}

/**
 * Stores the facts of one request; names the calls that belong to nobody. `onUnseen` hears what was not understood, once
 * for each call.
 */
export function makeIngestSegment(
  deps: {
    readonly events: EventStore;
    readonly config: ConfigStore;
    readonly secrets: Secrets;
    readonly clock: Clock;
  },
  onUnseen: (notes: readonly UnseenNote[]) => void,
) {
  const record = makeRecord(deps);
  const storeCurrency = makeStoreCurrency(deps);
  return async (
    calls: readonly ParsedCall[],
    from: Pick<SegmentCall, "ip" | "userAgent" | "rank">,
  ): Promise<readonly Rejection[]> => {
    const receivedAt = deps.clock.now();
    const currency = await storeCurrency();
    const mapped = calls.map((call) => ({
      call,
      ...segmentFacts({ ...call, ...from, receivedAt, currency, messageId: messageIdOf(call, receivedAt) }),
    }));
    await record(mapped.filter((one) => "facts" in one));
    onUnseen(
      mapped.flatMap(({ call: { message }, ...one }): readonly UnseenNote[] =>
        "rejected" in one
          ? [{ kind: "nobody", name: nameOf(message.type ?? "") }]
          : [...fieldNotes(one.unreadable), ...callNotes(message, one.facts)],
      ),
    );
    return mapped.flatMap((one) =>
      "rejected" in one ? [{ index: one.call.index, reason: one.rejected }] : [],
    );
  };
}

/**
 * A message without an id is named after its content, so that sending it again is a duplicate; when it was sent and
 * received is no part of that. Content without a time of its own repeats in earnest (the same page, visited again
 * tomorrow), so there the hour is.
 */
function messageIdOf({ message, raw }: ParsedCall, receivedAt: number): string {
  if (message.message_id !== undefined) return message.message_id;
  const {
    sentAt: _sent,
    sent_at: _sentToo,
    receivedAt: _received,
    received_at: _receivedToo,
    ...content
  } = raw;
  const timed = message.timestamp !== undefined || message.original_timestamp !== undefined;
  return `content-${fingerprint(timed ? content : [content, Math.floor(receivedAt / HOUR)])}`;
}
