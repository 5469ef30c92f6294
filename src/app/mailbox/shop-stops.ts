import {
  type RedactingShop,
  SHOPS_THAT_REDACT,
  type ShopStop,
  shopKey,
  shopStopOf,
} from "../../domain/mailbox/shop-stop.ts";
import { factId } from "../../domain/people/consent.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";

/** The platforms whose customers get no mails because the platform asked to forget the whole shop. Read strongly. */
export async function readShopStops(events: Pick<EventStore, "stopsOf">): Promise<readonly ShopStop[]> {
  const stops = await Promise.all(
    SHOPS_THAT_REDACT.map(async (shop) => shopStopOf(shop, await events.stopsOf(shopKey(shop)))),
  );
  return stops.filter((stop) => stop !== undefined);
}

/** Takes such a stop back, with the reason. False where none holds. */
export function makeAllowShop({
  events,
  clock,
}: {
  readonly events: Pick<EventStore, "append" | "stopsOf">;
  readonly clock: Clock;
}) {
  return async (shop: RedactingShop, why: { readonly reason: string; readonly by: string }) => {
    const stop = shopStopOf(shop, await events.stopsOf(shopKey(shop)));
    if (!stop) return false;
    // Later than what it lifts, whatever the clocks say.
    const at = Math.max(clock.now(), stop.at + 1);
    const body = { kind: "mailbox-allowed", ...why } as const;
    const id = factId(body, `allowed:${at}`);
    await events.append([{ ...body, id, customer: shopKey(shop), at, receivedAt: at, source: "comeback" }]);
    return true;
  };
}
