import { createHmac } from "node:crypto";
import { HOUR, type Instant } from "../../domain/basics/calendar.ts";
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

/** The first 64 bits of an IPv6 address. */
function networkOf(ip: string): string {
  if (!ip.includes(":") || ip.includes(".")) return ip.slice(ip.lastIndexOf(":") + 1);
  const [head = "", tail] = ip.toLowerCase().split("::");
  const before = head.split(":").filter((group) => group !== "");
  const after = (tail ?? "").split(":").filter((group) => group !== "");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0");
  const groups = [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ""));
  return groups.slice(0, 4).join(":");
}
