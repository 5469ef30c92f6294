import { DAY, type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { userKey } from "../../domain/facts/identity.ts";
import type { CanaryDoor } from "../../ports/canary.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { canaryId } from "./canary-id.ts";

/** How often an order is placed. */
export const CANARY_EVERY_MS = 15 * MINUTE;
/** The schedule may be a little late; two orders back is too old. */
const SLACK_MS = 5 * MINUTE;

export interface CanaryDeps {
  readonly customers: Pick<CustomerStore, "get">;
  readonly secrets: Secrets;
  readonly door: CanaryDoor;
  readonly clock: Clock;
}

export interface Flown {
  /** Whether the order of the time before is in its profile. False the first time. */
  readonly cameThrough: boolean;
  /** Why this time's order was not taken. */
  readonly refused?: string;
}

/**
 * Looks whether the order of a quarter of an hour ago has come through the whole deployment, and places the next one. It
 * keeps nothing: what came through is in the profile.
 */
export function makeCanary({ customers, secrets, door, clock }: CanaryDeps): () => Promise<Flown> {
  return async () => {
    const now = clock.now();
    const keys = await secrets.keys();
    const today = Math.floor(now / DAY);
    const idOn = (day: number) => canaryId(day, keys);
    const seen = await Promise.all([today, today - 1].map((day) => lastOrderOf(customers, idOn(day))));
    const cameThrough = now - Math.max(...seen) <= CANARY_EVERY_MS + SLACK_MS;
    const [writeKey] = keys.segment;
    if (writeKey === undefined) return { cameThrough, refused: "the keys secret has no write key (segment)" };
    // A call that is repeated places the same order.
    const order = `canary-${Math.floor(now / MINUTE)}`;
    const refused = await door.place({ user: idOn(today), order, at: now }, writeKey);
    return refused === undefined ? { cameThrough } : { cameThrough, refused };
  };
}

/** Of a browser's orders, whether the shop's config counts them or not. */
async function lastOrderOf(customers: CanaryDeps["customers"], id: string): Promise<Instant> {
  const profile = (await customers.get(userKey(id)))?.profile;
  return Math.max(profile?.browserOrderAt ?? 0, profile?.lastOrderAt ?? 0);
}
