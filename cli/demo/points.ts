import * as z from "zod";
import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import { askShop } from "./ask-shop.ts";
import type { Site } from "./send-calls.ts";

export interface PointsPaid {
  /** Orders paid with points, and how many points those were. */
  readonly orders: number;
  readonly points: number;
  /** Who had points held and paid with money after all. */
  readonly cancelled: number;
}

export interface PointsTill {
  /** Pays an order with points where its customer likes to: the order as it is told then, with what is left to pay. */
  pay(one: TimedCall): Promise<TimedCall>;
  paid(): PointsPaid;
}

const Ordered = z.object({
  order_id: z.string(),
  total: z.number(),
  currency: z.string(),
  coupon: z.undefined().optional(),
});
const Balance = z.object({ most: z.object({ points: z.number() }).optional() });
const Held = z.object({ state: z.string().optional(), worth: z.object({ amount: z.number() }).optional() });

/** One in so many customers pays with points, and one in so many of those changes their mind. */
const LIKES_POINTS = 4;
const CHANGES_MIND = 5;

/** How the demo's customers spend points: asked what there is, held at the basket, committed with the order. */
export function makePointsTill(site: Site, leastPoints: number): PointsTill {
  let [orders, points, cancelled, tried] = [0, 0, 0, 0];
  return {
    async pay(one) {
      const properties = one.call.event === "Order Completed" ? one.call.properties : undefined;
      const order = Ordered.safeParse(properties).data;
      if (!order || numberOf(one) % LIKES_POINTS !== 0) return one;
      const { order_id, total, currency } = order;
      const path = `/v1/loyalty/id:${one.call.userId}`;
      const { most } = await askShop(site, `${path}?total=${total}&currency=${currency}`, Balance);
      if (!most || most.points < leastPoints) return one;
      const asked = { order: order_id, points: most.points, total, currency };
      const { worth } = await askShop(site, `${path}/hold`, Held, asked);
      if (!worth) return one;
      tried += 1;
      if (tried % CHANGES_MIND === 0) {
        await askShop(site, `${path}/cancel`, Held, { order: order_id });
        cancelled += 1;
        return one;
      }
      await askShop(site, `${path}/commit`, Held, { order: order_id });
      orders += 1;
      points += most.points;
      const left = Math.round((total - worth.amount) * 100) / 100;
      return { ...one, call: { ...one.call, properties: { ...(properties as object), total: left } } };
    },
    paid: () => ({ orders, points, cancelled }),
  };
}

/** Of `demo-17`. */
const numberOf = ({ call }: TimedCall): number => Number(/\d+$/.exec(`${call.userId}`)?.[0] ?? 1);
