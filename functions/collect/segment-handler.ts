import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { SegmentDeps, SegmentKeys } from "../../src/app/collect/deps.ts";
import { makeIngestSegment, type Rejection } from "../../src/app/collect/segment-calls.ts";
import { SEGMENT_LIMITS } from "../../src/contracts/segment.ts";
import { CANARY_IDS } from "../../src/domain/facts/canary.ts";
import { parseObject } from "../middleware/json.ts";
import { type Problem, problemResponse } from "../middleware/problem.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";
import { headerOf, type RawRequest, rawBody } from "../middleware/raw-body.ts";
import { type ReadCalls, readBatch, readCall } from "../middleware/segment-batch.ts";
import { makeUnseen } from "../middleware/unseen.ts";
import { heardFrom } from "./heard.ts";
import { countRefusals } from "./refusals.ts";
import { browserCalls } from "./signed-identity.ts";
import { admissionByBody, admissionOf, type CallRank } from "./write-key.ts";

/** What calls are named: whole names, and the first letters that Segment's browser client sends. */
const CALLS: Readonly<Record<string, string>> = {
  i: "identify",
  t: "track",
  p: "page",
  s: "screen",
  g: "group",
  a: "alias",
  b: "batch",
  import: "batch",
};
/** Jitsu's calls may have any name; what follows the name is nothing but a slash (Segment's Java client). */
const PATH = /^\/(?:(?:beacon\/)?v1|(?<jitsu>api\/s(?:\/s2s)?))\/(?<name>[^/]+)\/?$/;
const TYPES = new Set(["identify", "track", "page", "screen", "group", "alias", "delete", "batch"]);

/** The Segment HTTP tracking API, as Segment's, RudderStack's and Jitsu's clients speak it. */
export function makeSegmentHandler(deps: SegmentDeps & PublicDeps) {
  const unseen = makeUnseen(deps, "segment");
  const ingest = makeIngestSegment(deps, unseen.note);
  const limits = LIMITS.events(async (event) => {
    const admission = admissionOf(event, await deps.secrets.keys());
    return admission && "rank" in admission && admission.rank === "server" ? "server" : undefined;
  });
  /** Requests that bring a file, or Comeback's own order: neither says whether the site still speaks. */
  const others = new WeakSet<object>();
  return middy<RawRequest, APIGatewayProxyStructuredResultV2>()
    .use(publicCalls("ingest-segment", { ...deps, limits, onLimited: unseen.limited }))
    .use(unseen.settled)
    .use(countRefusals("segment", []))
    .use(heardFrom(deps, "segment", (event) => !others.has(event as object)))
    .use(rawBody({ inflateTo: SEGMENT_LIMITS.inflatedBytes }))
    .handler(async (event) => {
      const keys = await deps.secrets.keys();
      const read = readRequest(event, keys);
      if ("problem" in read) return unseen.refuse(read.problem);
      unseen.note(read.rejected.map(() => ({ kind: "refused", name: "malformed" })));
      if (read.calls.length > 0 && read.calls.every(isOfOthers)) others.add(event);
      const { http } = event.requestContext;
      const { calls, notes } = rankedCalls(read, keys);
      unseen.note(notes);
      const unkeyed = await ingest(calls, { ip: http.sourceIp, userAgent: http.userAgent });
      return answer(read, [...read.rejected, ...unkeyed]);
    });
}

const isOfOthers = ({ message }: ReadCalls["calls"][number]): boolean =>
  message.context?.import?.id !== undefined || message.user_id?.startsWith(CANARY_IDS) === true;

interface ReadRequest extends ReadCalls {
  readonly rank: CallRank;
  readonly single: boolean;
}

/** The shop's servers speak for the shop; of what browsers say, that which the shop has signed does. */
function rankedCalls({ calls, rank }: ReadRequest, keys: SegmentKeys) {
  return rank === "browser"
    ? browserCalls(calls, keys)
    : { calls: calls.map((call) => ({ ...call, rank })), notes: [] };
}

function readRequest(event: RawRequest, keys: SegmentKeys): ReadRequest | { readonly problem: Problem } {
  const { name = "", jitsu } = PATH.exec(event.rawPath)?.groups ?? {};
  const call = Object.hasOwn(CALLS, name) ? CALLS[name] : name;
  if (!call || (!TYPES.has(call) && !jitsu)) {
    const detail = `there is no call at ${event.rawPath.slice(0, 60)}`;
    return { problem: { kind: "not-found", detail, place: "path" } };
  }
  const byHead = admissionOf(event, keys);
  if (byHead && "problem" in byHead) return byHead;
  const batch = call === "batch";
  const limit = batch ? SEGMENT_LIMITS.batchBytes : SEGMENT_LIMITS.eventBytes;
  if (event.raw.length > limit) {
    const detail = `the body has ${event.raw.length} bytes, ${limit} are allowed`;
    return { problem: { kind: "too-large", detail, place: "body" } };
  }
  const parsed = parseObject(event.raw);
  if ("problem" in parsed) return parsed;
  const admission = byHead ?? admissionByBody(event, parsed.body.writeKey, keys);
  if ("problem" in admission) return admission;
  const { rank } = admission;
  const sentAt = headerOf(event, "sentat");
  if (batch) {
    const read = readBatch(parsed.body, sentAt);
    return "problem" in read ? read : { ...read, rank, single: false };
  }
  const one = readCall(parsed.body, 0, { sentAt }, TYPES.has(call) ? call : undefined);
  return "reason" in one
    ? { calls: [], rejected: [one], rank, single: true }
    : { calls: [one], rejected: [], rank, single: true };
}

/** Clients of Segment look for exactly this body and status; of a batch of which nothing is stored they try again later. */
function answer(
  { single, calls }: ReadRequest,
  rejected: readonly Rejection[],
): APIGatewayProxyStructuredResultV2 {
  const [first] = rejected;
  const over = rejected.filter(({ isOver }) => isOver);
  if (first && over.length > 0 && over.length === calls.length)
    return problemResponse({ kind: "too-many", detail: over[0]?.reason ?? "", place: "body" });
  if (single && first) return problemResponse({ kind: "malformed", detail: first.reason, place: "body" });
  const sorted = rejected.map(({ index, reason }) => ({ index, reason })).sort((a, b) => a.index - b.index);
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ success: true, ...(first && { rejected: sorted }) }),
  };
}
