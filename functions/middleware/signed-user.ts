import { createHmac } from "node:crypto";
import { sameSecret } from "./same-secret.ts";

interface IdentityKeys {
  readonly identity: readonly string[];
  /** Which stand in pages. */
  readonly segment: readonly string[];
}

/** Whether the shop has signed a user id: HMAC-SHA256 with one of the identity keys, in hex. */
export function isSignedUser(user: string, hash: string, { identity, segment }: IdentityKeys): boolean {
  const matches = identity
    // A key that stands in pages signs nothing.
    .filter((key) => !segment.includes(key))
    .map((key) => sameSecret(createHmac("sha256", key).update(user).digest("hex"), hash.toLowerCase()));
  return matches.includes(true);
}
