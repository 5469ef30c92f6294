import { createHmac } from "node:crypto";
import { HOUR, type Instant } from "../../domain/basics/calendar.ts";
import { networkOf } from "../../domain/basics/network.ts";
import type { Keys } from "../../ports/keys.ts";

/**
 * What stands for a connection's IP address in one hour, where sign-ups are counted: keyed, so that the address cannot
 * be told from it. Of IPv6 the network that a subscriber has.
 */
export function placeOf(ip: string, now: Instant, { mailbox }: Pick<Keys, "mailbox">): string {
  const key = mailbox.at(-1);
  if (!key) throw new Error("the keys secret has no mailbox key: nothing can be kept of an address");
  const digest = createHmac("sha256", key).update(`place\0${networkOf(ip)}\0${Math.floor(now / HOUR)}`);
  return digest.digest("base64url").slice(0, 22);
}
