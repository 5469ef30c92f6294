import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { IngestDeps } from "../../src/app/collect/deps.ts";
import { makeIngestSegment } from "../../src/app/collect/segment-calls.ts";
import { SEGMENT_LIMITS } from "../../src/contracts/segment.ts";
import { parseObject } from "../middleware/json.ts";
import { observed } from "../middleware/observed.ts";
import { type Problem, problemResponse, problems } from "../middleware/problem.ts";
import { headerOf, type RawRequest, rawBody } from "../middleware/raw-body.ts";
import { type ReadCalls, readBatch, readCall } from "./segment-batch.ts";
import { makeUnseen } from "./unseen.ts";
import { headWriteKey, isWriteKey } from "./write-key.ts";

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
const TYPES = new Set(["identify", "track", "page", "screen", "group", "alias", "batch"]);

/** The Segment HTTP tracking API, as Segment's, RudderStack's and Jitsu's clients speak it. */
export function makeSegmentHandler(deps: IngestDeps) {
  const unseen = makeUnseen(deps, "segment");
  const ingest = makeIngestSegment(deps, unseen.note);
  return middy<RawRequest, APIGatewayProxyStructuredResultV2>()
    .use(observed("ingest-segment"))
    .use(problems())
    .use(unseen.settled)
    .use(rawBody({ inflateTo: SEGMENT_LIMITS.inflatedBytes }))
    .handler(async (event) => {
      const read = readRequest(event, (await deps.secrets.keys()).segment);
      if ("problem" in read) return unseen.refuse(read.problem);
      unseen.note(read.rejected.map(() => ({ kind: "refused", name: "malformed" })));
      const { http } = event.requestContext;
      const unkeyed = await ingest(read.calls, {
        rank: "server",
        ip: http.sourceIp,
        userAgent: http.userAgent,
      });
      return answer(read.single, [...read.rejected, ...unkeyed]);
    });
}

type Read = (ReadCalls & { readonly single: boolean }) | { readonly problem: Problem };

function readRequest(event: RawRequest, keys: readonly string[]): Read {
  const { name = "", jitsu } = PATH.exec(event.rawPath)?.groups ?? {};
  const call = Object.hasOwn(CALLS, name) ? CALLS[name] : name;
  if (!call || (!TYPES.has(call) && !jitsu)) {
    const detail = `there is no call at ${event.rawPath.slice(0, 60)}`;
    return { problem: { kind: "not-found", detail, place: "path" } };
  }
  const refused = unauthorized(headWriteKey(event), keys);
  if (refused && refused !== "missing") return { problem: refused };
  const batch = call === "batch";
  const limit = batch ? SEGMENT_LIMITS.batchBytes : SEGMENT_LIMITS.eventBytes;
  if (event.raw.length > limit) {
    const detail = `the body has ${event.raw.length} bytes, ${limit} are allowed`;
    return { problem: { kind: "too-large", detail, place: "body" } };
  }
  const parsed = parseObject(event.raw);
  if ("problem" in parsed) return parsed;
  const inBody = refused && unauthorized(parsed.body.writeKey, keys);
  if (inBody) return { problem: inBody === "missing" ? NO_KEY : inBody };
  const sentAt = headerOf(event, "sentat");
  if (batch) {
    const read = readBatch(parsed.body, sentAt);
    return "problem" in read ? read : { ...read, single: false };
  }
  const one = readCall(parsed.body, 0, { sentAt }, TYPES.has(call) ? call : undefined);
  return "reason" in one
    ? { calls: [], rejected: [one], single: true }
    : { calls: [one], rejected: [], single: true };
}

const NO_KEY: Problem = {
  kind: "unauthorized",
  detail:
    "no write key: send it as the user of HTTP Basic authentication, in X-Write-Key, or as writeKey in the body",
  place: "authorization",
};

function unauthorized(key: unknown, keys: readonly string[]): Problem | "missing" | undefined {
  if (keys.length === 0) {
    return {
      kind: "not-configured",
      detail: "the deployment has no Segment write key: put one in its keys secret",
    };
  }
  if (key === undefined || key === "") return "missing";
  if (isWriteKey(key, keys)) return undefined;
  return {
    kind: "unauthorized",
    detail: "the write key is not one of this deployment's",
    place: "authorization",
  };
}

/** Clients of Segment look for exactly this body and status. */
function answer(
  single: boolean,
  rejected: readonly { readonly index: number; readonly reason: string }[],
): APIGatewayProxyStructuredResultV2 {
  const [first] = rejected;
  if (single && first) return problemResponse({ kind: "malformed", detail: first.reason, place: "body" });
  const sorted = rejected.toSorted((a, b) => a.index - b.index);
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ success: true, ...(first && { rejected: sorted }) }),
  };
}
