import type { ParsedCall, Rejection } from "../../src/app/collect/segment-calls.ts";
import { otherTraitsIn, SEGMENT_LIMITS, SegmentMessage } from "../../src/contracts/segment.ts";
import { isDeeperThan } from "./json.ts";
import type { Problem } from "./problem.ts";

type Body = Readonly<Record<string, unknown>>;

/** The calls of a batch that can be read, and for each other one why not: a bad one never loses the good ones. */
export interface ReadCalls {
  readonly calls: readonly ParsedCall[];
  readonly rejected: readonly Rejection[];
}

/** Reads a batch; what it says once for all its calls is merged into each. */
export function readBatch(
  body: Body,
  sentAtHeader: string | undefined,
): ReadCalls | { readonly problem: Problem } {
  const { batch, context, integrations, sentAt = sentAtHeader } = body;
  if (!Array.isArray(batch)) {
    return { problem: { kind: "malformed", detail: "a batch call needs a list of events", place: "batch" } };
  }
  if (batch.length > SEGMENT_LIMITS.events) {
    const detail = `a batch may have ${SEGMENT_LIMITS.events} events, this one has ${batch.length}`;
    return { problem: { kind: "too-large", detail, place: "batch" } };
  }
  const tooMuch = tooMuchIn({ context, integrations });
  if (tooMuch) return { problem: { kind: "too-large", ...tooMuch } };
  const read = batch.map((item: unknown, index) => readCall(item, index, { context, integrations, sentAt }));
  return {
    calls: read.filter((one) => "message" in one),
    rejected: read.filter((one) => "reason" in one),
  };
}

function tooMuchIn(shared: Shared): { readonly detail: string; readonly place: string } | undefined {
  const { depth, eventBytes } = SEGMENT_LIMITS;
  for (const [place, value] of Object.entries(shared)) {
    const forAll = `what a batch says for all its events may have ${eventBytes} bytes and ${depth} levels`;
    if (isDeeperThan(depth, value)) return { detail: `${forAll}; this is nested deeper`, place };
    const bytes = Buffer.byteLength(JSON.stringify(value) ?? "");
    if (bytes > eventBytes) return { detail: `${forAll}; this has ${bytes} bytes`, place };
  }
  return undefined;
}

interface Shared {
  readonly context?: unknown;
  readonly integrations?: unknown;
  readonly sentAt?: unknown;
}

/** Reads one call. `type`: the one that its path names, which wins over the body's. */
export function readCall(
  item: unknown,
  index: number,
  shared: Shared,
  type?: string,
): ParsedCall | Rejection {
  if (!isObject(item)) return { index, reason: "the event is not a JSON object" };
  if (isDeeperThan(SEGMENT_LIMITS.depth, item)) {
    return { index, reason: `the event is nested deeper than ${SEGMENT_LIMITS.depth} levels` };
  }
  const raw = merged(item, shared, type);
  const bytes = Buffer.byteLength(JSON.stringify(raw));
  if (bytes > SEGMENT_LIMITS.eventBytes) {
    return { index, reason: `the event has ${bytes} bytes, ${SEGMENT_LIMITS.eventBytes} are allowed` };
  }
  return {
    index,
    message: SegmentMessage.parse(raw),
    other: otherTraitsIn(raw),
    raw: withoutCredentials(raw),
  };
}

/** The write key and the signature of who it is are credentials: they are not stored with the event. */
function withoutCredentials({ writeKey: _, context, ...call }: Body): Body {
  if (!isObject(context)) return call;
  const { identity_hash: _hash, identityHash: _sameHash, ...rest } = context;
  return { ...call, context: rest };
}

function merged(item: Body, shared: Shared, type: string | undefined): Body {
  const context = layered(shared.context, item.context);
  const integrations = layered(shared.integrations, item.integrations);
  return {
    ...item,
    type: type ?? item.type ?? item.action,
    sentAt: item.sentAt ?? shared.sentAt,
    ...(context && { context }),
    ...(integrations && { integrations }),
  };
}

function layered(ofBatch: unknown, ofCall: unknown): Body | undefined {
  if (!isObject(ofBatch)) return isObject(ofCall) ? ofCall : undefined;
  return { ...ofBatch, ...(isObject(ofCall) && ofCall) };
}

const isObject = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);
