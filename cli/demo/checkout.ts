import * as z from "zod";
import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import type { Person } from "../../examples/demo-shop/people.ts";

/** Orders with a code, at the till of the shop's platform. */
export interface Till {
  /** Whether the call is an order that goes there instead of being told by the site. */
  takes(one: TimedCall): boolean;
  /** Whether the platform has taken the code. The order is placed in any case. */
  buy(one: TimedCall): Promise<boolean>;
}

const Ordered = z.object({
  order_id: z.string(),
  cart_id: z.string(),
  affiliation: z.string().optional(),
  coupon: z.string(),
  products: z.array(
    z.object({
      product_id: z.string(),
      name: z.string(),
      category: z.string(),
      price: z.number(),
      quantity: z.number(),
    }),
  ),
});

const Answer = z.object({ refused: z.string().optional() });

/** The checkout of the platform's double: it prices the basket and tells Comeback of the order by a signed webhook. */
export function makeTill(shopUrl: string, people: readonly Person[]): Till {
  const emails = new Map(people.map(({ userId, email }) => [userId, email]));
  const orderIn = ({ call }: TimedCall) =>
    call.event === "Order Completed" ? Ordered.safeParse(call.properties).data : undefined;
  return {
    takes: (one) => orderIn(one) !== undefined && emails.has(`${one.call.userId}`),
    async buy(one) {
      const order = orderIn(one);
      if (!order) return false;
      const { order_id, cart_id, affiliation, coupon, products } = order;
      const items = products.map(({ product_id, name, category, price, quantity }) => ({
        ...{ product: product_id, name, category, price, quantity },
        ...(affiliation !== undefined && { merchant: affiliation }),
      }));
      const body = {
        ...{ order: order_id, cart: cart_id, items, code: coupon },
        customer: { email: emails.get(`${one.call.userId}`) },
      };
      const answer = await fetch(`${shopUrl}/checkout`, { method: "POST", body: JSON.stringify(body) });
      if (!answer.ok)
        throw new Error(`the shop's checkout answered ${answer.status}: ${await answer.text()}`);
      return Answer.parse(await answer.json()).refused === undefined;
    },
  };
}
