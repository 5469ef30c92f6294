import { createHmac } from "node:crypto";
import { type Day, formatDay } from "../../domain/basics/calendar.ts";
import { CANARY_IDS } from "../../domain/facts/canary.ts";
import type { Keys } from "../../ports/keys.ts";

const LENGTH = 22;

/**
 * The user id of a UTC day's orders: another each day, so that no profile grows, and one that nobody can guess who could
 * order in its name.
 */
export function canaryId(day: Day, { links }: Pick<Keys, "links">): string {
  const [key] = links;
  if (!key) throw new Error("the keys secret has no links key: the canary cannot be named");
  const date = formatDay(day);
  const digest = createHmac("sha256", key).update(`canary\0${date}`).digest("base64url");
  return `${CANARY_IDS}${date}.${digest.slice(0, LENGTH)}`;
}
