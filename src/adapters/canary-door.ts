import type { CanaryDoor, CanaryOrder } from "../ports/canary.ts";

const TIMEOUT_MS = 10_000;

/** Over the address that the shop's site posts to. */
export function makeCanaryDoor(publicUrl: string): CanaryDoor {
  return {
    async place(order, writeKey) {
      const response = await fetch(`${publicUrl}/v1/track`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-write-key": writeKey },
        body: JSON.stringify(callOf(order)),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // Read to its end, or the connection stays open.
      await response.arrayBuffer();
      return response.ok ? undefined : `the public API answered ${response.status}`;
    },
  };
}

/** An order without goods and money, as a tracking script tells of it. */
const callOf = ({ user, order, at }: CanaryOrder) => ({
  type: "track",
  event: "Order Completed",
  messageId: order,
  userId: user,
  timestamp: new Date(at).toISOString(),
  properties: { order_id: order },
});
