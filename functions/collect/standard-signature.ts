import { Webhook } from "standardwebhooks";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Problem } from "../middleware/problem.ts";
import { headerOf, type RawRequest } from "../middleware/raw-body.ts";
import { sameSecret } from "../middleware/same-secret.ts";
import { noSecret } from "./webhook.ts";

const TOLERANCE_MS = 5 * MINUTE;
const HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;

/**
 * Checks a Standard Webhooks message and gives its id. The package's own `verify` reads the process's clock; here time
 * is an argument (the local stack's is virtual), so the package makes the signature and the window is checked by hand.
 */
export function verifyStandard(
  event: RawRequest,
  secrets: readonly string[],
  now: number,
): { readonly id: string } | { readonly problem: Problem } {
  const webhooks = secrets.flatMap(readable);
  if (webhooks.length === 0) {
    return { problem: noSecret(secrets.length === 0 ? "Standard Webhooks" : "readable Standard Webhooks") };
  }
  const missing = HEADERS.find((name) => !headerOf(event, name));
  if (missing) return unauthorized(`the header ${missing} is missing`, missing);
  const [id = "", timestamp = "", signatures = ""] = HEADERS.map((name) => headerOf(event, name));
  const sentAt = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1_000 : Number.NaN;
  if (Number.isNaN(sentAt)) {
    return unauthorized("the timestamp is no whole number of seconds since 1970", "webhook-timestamp");
  }
  if (Math.abs(now - sentAt) > TOLERANCE_MS) {
    return unauthorized("the timestamp is more than five minutes away from now", "webhook-timestamp");
  }
  const body = event.raw.toString("utf8");
  const expected = webhooks.map((webhook) => webhook.sign(id, new Date(sentAt), body));
  const given = signatures.split(" ").slice(0, 20);
  const matches = expected.flatMap((one) => given.map((other) => sameSecret(one, other)));
  if (matches.includes(true)) return { id };
  return unauthorized("no signature is that of this message under any live secret", "webhook-signature");
}

/** A secret that is not base64 is passed over: the others are still good. `comeback doctor` tells of it. */
function readable(secret: string): readonly Webhook[] {
  try {
    return [new Webhook(secret)];
  } catch {
    return [];
  }
}

const unauthorized = (detail: string, place: string) => ({
  problem: { kind: "unauthorized", detail, place } as const,
});
