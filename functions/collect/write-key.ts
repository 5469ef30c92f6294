import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { SegmentKeys } from "../../src/app/collect/deps.ts";
import type { Rank } from "../../src/domain/facts/ranks.ts";
import type { Problem } from "../middleware/problem.ts";
import { headerOf } from "../middleware/raw-body.ts";
import { sameSecret } from "../middleware/same-secret.ts";

/** What a write key can show. */
export type CallRank = Exclude<Rank, "mailbox">;
/** Whose word the calls of a request are, or why they are not taken. */
type Admission = { readonly rank: CallRank } | { readonly problem: Problem };

/**
 * By the first key that is there: in the request's head, which is looked at first, or in `writeKey` of the body. Undefined
 * when there is none so far. The browser's key is public; the server's is refused wherever others may read it.
 */
export function admissionOf(event: APIGatewayProxyEventV2, keys: SegmentKeys): Admission | undefined {
  if (keys.segment.length === 0 && keys.server.length === 0) return { problem: NOT_CONFIGURED };
  const inQuery = event.queryStringParameters?.writeKey;
  // Also where another key is beside it: it has been seen.
  if (rankOf(inQuery, keys) === "server") return { problem: exposed(IN_ADDRESS, "query") };
  const key = basicUser(event) || headerOf(event, "x-write-key") || inQuery;
  return key ? admitted(event, key, keys) : undefined;
}

/** By the key in the body, where there is none in the head. */
export function admissionByBody(event: APIGatewayProxyEventV2, key: unknown, keys: SegmentKeys): Admission {
  return key === undefined || key === "" ? { problem: NO_KEY } : admitted(event, key, keys);
}

function admitted(event: APIGatewayProxyEventV2, key: unknown, keys: SegmentKeys): Admission {
  const rank = rankOf(key, keys);
  if (rank === undefined) return { problem: WRONG_KEY };
  if (rank === "browser") return { rank };
  if (headerOf(event, "origin") !== undefined) return { problem: exposed(IN_PAGE, "origin") };
  return event.rawPath.startsWith("/beacon/") ? { problem: exposed(IN_BEACON, "path") } : { rank };
}

/** A key that is the browser's too is public, whatever else it is. */
function rankOf(key: unknown, { segment, server }: SegmentKeys): CallRank | undefined {
  if (isWriteKey(key, segment)) return "browser";
  return isWriteKey(key, server) ? "server" : undefined;
}

function basicUser(event: APIGatewayProxyEventV2): string | undefined {
  const [, basic] = /^basic +([a-z\d+/=_-]+)$/i.exec(headerOf(event, "authorization")?.trim() ?? "") ?? [];
  return basic && Buffer.from(basic, "base64").toString("utf8").split(":")[0];
}

/** Jitsu's clients send nothing but `key:secret`: what comes before the colon is enough, as everywhere else. */
function isWriteKey(key: unknown, keys: readonly string[]): boolean {
  if (typeof key !== "string") return false;
  const [first = ""] = key.split(":");
  return keys.flatMap((one) => [sameSecret(one, key), sameSecret(one, first)]).includes(true);
}

const NO_KEY: Problem = {
  kind: "unauthorized",
  detail:
    "no write key: send it as the user of HTTP Basic authentication, in X-Write-Key, or as writeKey in the body",
  place: "authorization",
};
const WRONG_KEY: Problem = {
  kind: "unauthorized",
  detail: "the write key is not one of this deployment's",
  place: "authorization",
};
const NOT_CONFIGURED: Problem = {
  kind: "not-configured",
  detail: "the deployment has no Segment write key: put one in its keys secret",
};

const ROTATE =
  "Put a new value of server in the keys secret and take this one out (docs/deploy.md, Rotating keys)";
const IN_ADDRESS = `This is the server's key, and addresses stand in logs and histories. ${ROTATE}; send it as the user of HTTP Basic authentication, in X-Write-Key, or as writeKey in the body.`;
const IN_PAGE = `This is the server's key, and the request comes from a page (it has an Origin), where everybody can read the key. ${ROTATE}; pages use the browser's key, segment in the keys secret.`;
const IN_BEACON = `This is the server's key, and beacons come from pages, where everybody can read the key. ${ROTATE}; pages use the browser's key, segment in the keys secret.`;

const exposed = (detail: string, place: string): Problem => ({ kind: "exposed-key", detail, place });
