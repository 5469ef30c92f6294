import type { Instant } from "../../domain/basics/calendar.ts";
import type { Delivery, FailedDelivery } from "../../domain/webhooks/retries.ts";
import type { Deliveries } from "../../ports/webhooks.ts";

/** Deliveries in memory, for tests. */
export function makeMemoryDeliveries(): Deliveries {
  const windows = new Map<Instant, Map<string, Delivery>>();
  const failed = new Map<string, FailedDelivery>();
  return {
    async wait(window, delivery) {
      const there = windows.get(window) ?? new Map<string, Delivery>();
      windows.set(window, there.set(delivery.message.id, delivery));
    },
    waiting: async (window, most) => [...(windows.get(window)?.values() ?? [])].slice(0, most),
    async over(window, id) {
      windows.get(window)?.delete(id);
    },
    async giveUp(delivery) {
      failed.set(delivery.message.id, delivery);
    },
    failed: async () => [...failed.values()].sort((one, other) => other.failedAt - one.failedAt),
    async takenUp(id) {
      failed.delete(id);
    },
  };
}
