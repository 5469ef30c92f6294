import type { SegmentKeys } from "../../src/app/collect/deps.ts";
import type { ParsedCall, RankedCall } from "../../src/app/collect/segment-calls.ts";
import type { UnseenNote } from "../../src/domain/facts/unseen.ts";
import { isSignedUser } from "../middleware/signed-user.ts";

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
