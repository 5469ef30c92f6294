import pMap from "p-map";
import { HOUR } from "../../domain/basics/calendar.ts";
import { isCanary } from "../../domain/facts/canary.ts";
import type { Rank } from "../../domain/facts/ranks.ts";
import { nameOf, type UnseenNote } from "../../domain/facts/unseen.ts";
import { BROWSER_FACTS_A_DAY } from "../../ports/browser-facts.ts";
import { makeAskOwners, toConfirm } from "./ask-owners.ts";
import { makeBrowserLimit } from "./browser-limit.ts";
import type { SegmentDeps } from "./deps.ts";
import { fingerprint } from "./fingerprint.ts";
import { segmentFacts } from "./mapping/segment.ts";
import type { SegmentCall } from "./mapping/segment-person.ts";
import { leftTraitNotes, traitNotes } from "./mapping/trait-notes.ts";
import { callNotes, fieldNotes, uncountedNotes } from "./mapping/unseen-notes.ts";
import { makeRecord } from "./record.ts";
import { makeStoreSettings } from "./store-settings.ts";
import { makeLimitWithdrawals } from "./withdrawals.ts";

/** A call that could be parsed, and its place in the request. */
export interface ParsedCall extends Pick<SegmentCall, "message" | "other"> {
  readonly index: number;
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface Rejection {
  readonly index: number;
  readonly reason: string;
  /** It is well, and one too many. */
  readonly isOver?: true;
}

/** A call, and whose word it is. */
export interface RankedCall extends ParsedCall {
  readonly rank: Rank;
}

const TOO_MUCH = `browsers have told ${BROWSER_FACTS_A_DAY} facts of this customer today; send more with the server's key, or tomorrow (UTC)`;

/** Confirmations that one request may ask for at the same time. */
const PARALLEL = 4;

/**
 * Stores the facts of one request, then asks for the confirmations that they need; names the calls that belong to nobody.
 * What fails in between is made good when the request comes again. `onUnseen` hears what was not understood, once for
 * each call.
 */
export function makeIngestSegment(
  deps: Omit<SegmentDeps, "unseen" | "heard">,
  onUnseen: (notes: readonly UnseenNote[]) => void,
) {
  const record = makeRecord(deps);
  const storeSettings = makeStoreSettings(deps);
  const ask = makeAskOwners(deps.confirmations, onUnseen);
  const limited = makeLimitWithdrawals(deps);
  const { browserFacts: counts, clock } = deps;
  const isTooMuch = counts && makeBrowserLimit({ counts, clock });

  return async (
    calls: readonly RankedCall[],
    from: Pick<SegmentCall, "ip" | "userAgent">,
  ): Promise<readonly Rejection[]> => {
    const receivedAt = deps.clock.now();
    const settings = await storeSettings();
    const { currency, confirm, browserOrders } = settings;
    const mapped = calls.map((call) => {
      const messageId = messageIdOf(call, receivedAt);
      const read = segmentFacts({ ...call, ...from, receivedAt, currency, messageId });
      return { call, ...("facts" in read && !read.signUp ? toConfirm(read, confirm) : read) };
    });
    const over = new Set<number>();
    for (const { call, ...one } of mapped)
      if ("facts" in one && (await isTooMuch?.(one.facts))) over.add(call.index);
    const told = await pMap(
      mapped.filter((one) => "facts" in one).filter(({ call }) => !over.has(call.index)),
      limited,
      { concurrency: PARALLEL },
    );
    await record(told);
    await ask(told);
    const shops = told.filter(({ facts }) => !facts.some(({ customer }) => isCanary(customer)));
    onUnseen(
      shops.flatMap(({ call, unreadable, notes, ...one }) => [
        ...fieldNotes(unreadable),
        ...notes,
        ...callNotes(call, one, settings.own),
        ...traitNotes(one.facts, settings.own),
        ...leftTraitNotes(call.other.left),
        ...(browserOrders === "ignore" ? uncountedNotes(one.facts) : []),
      ]),
    );
    onUnseen(
      mapped.flatMap(({ call: { message }, ...one }) =>
        "rejected" in one ? [{ kind: "nobody", name: nameOf(message.type ?? "") }] : [],
      ),
    );
    onUnseen([...over].map(() => ({ kind: "limited", name: "facts of one customer" })));
    return mapped.flatMap(({ call: { index }, ...one }): Rejection[] => {
      if ("rejected" in one) return [{ index, reason: one.rejected }];
      return over.has(index) ? [{ index, reason: TOO_MUCH, isOver: true }] : [];
    });
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
