import type { Instant } from "../../domain/basics/calendar.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Mapped, Unreadable } from "./mapping/unreadable.ts";
import { makeRecord } from "./record.ts";
import { makeStoreCurrency } from "./store-currency.ts";

/**
 * Stores the facts that a mapping finds in one webhook; `ignored` when it is about no customer. `onUnreadable` hears
 * what could not be read.
 */
export function makeIngestWebhook(
  deps: { readonly events: EventStore; readonly config: ConfigStore; readonly clock: Clock },
  onUnreadable: (notes: readonly Unreadable[]) => void,
) {
  const record = makeRecord(deps);
  const storeCurrency = makeStoreCurrency(deps);
  return async (
    factsIn: (at: { readonly receivedAt: Instant; readonly storeCurrency: string }) => Mapped,
  ): Promise<"stored" | "ignored"> => {
    const { facts, unreadable } = factsIn({
      receivedAt: deps.clock.now(),
      storeCurrency: await storeCurrency(),
    });
    if (facts.length > 0) await record(facts);
    onUnreadable(unreadable);
    return facts.length > 0 ? "stored" : "ignored";
  };
}
