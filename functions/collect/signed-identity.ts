import { createHmac } from "node:crypto";
import type { SegmentKeys } from "../../src/app/collect/deps.ts";
import type { ParsedCall, RankedCall } from "../../src/app/collect/segment-calls.ts";
import type { UnseenNote } from "../../src/domain/facts/unseen.ts";
import { sameSecret } from "./signature.ts";

type IdentityKeys = Pick<SegmentKeys, "identity" | "segment">;

/**
 * A browser's calls. An identify is the shop's own word where the shop has signed whose it is: HMAC-SHA256 of that user
 * id, in hex. What is signed by nobody who has the key stays a browser's word, and is noted.
 */
export function browserCalls(
  calls: readonly ParsedCall[],
  keys: SegmentKeys,
): { readonly calls: readonly RankedCall[]; readonly notes: readonly UnseenNote[] } {
  const checked = calls.map((call) => ({ call, signed: isSigned(call, keys) }));
  return {
    calls: checked.map(({ call, signed }) => ({ ...call, rank: signed === true ? "server" : "browser" })),
    notes: checked
      .filter(({ signed }) => signed === false)
      .map(() => ({ kind: "identity", name: "context.identity_hash" })),
  };
}

/** Undefined where nothing is signed, or nothing that a signature is for. */
function isSigned({ message }: ParsedCall, { identity, segment }: SegmentKeys): boolean | undefined {
  const { type, user_id: user, context } = message;
  if (type !== "identify" || user === undefined || context.identity_hash === undefined) return undefined;
  return isSignedUser(user, context.identity_hash, { identity, segment });
}

/** Whether the shop has signed a user id: HMAC-SHA256 with one of the identity keys, in hex. */
export function isSignedUser(user: string, hash: string, { identity, segment }: IdentityKeys): boolean {
  const matches = identity
    // A key that stands in pages signs nothing.
    .filter((key) => !segment.includes(key))
    .map((key) => sameSecret(createHmac("sha256", key).update(user).digest("hex"), hash.toLowerCase()));
  return matches.includes(true);
}
