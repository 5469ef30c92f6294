import * as z from "zod";
import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import type { Person } from "../../examples/demo-shop/people.ts";
import { askShop, CodeAnswer } from "./ask-shop.ts";
import type { Site } from "./send-calls.ts";

/**
 * Of an order with a code: `taken` by the platform, or `asked` of Comeback, as the till does about a gift or cashback, which no
 * platform knows. Refused with the reason, the order is placed all the same, without it.
 */
export type Bought = "taken" | "asked" | { readonly refused: string };

/** Orders with a code, at the till of the shop's platform. */
export interface Till {
  /** Whether the call is an order that goes there instead of being told by the site. */
  takes(one: TimedCall): boolean;
  buy(one: TimedCall): Promise<Bought>;
}

/** What a delivery costs whoever has no code for a free one, in roubles. */
const DELIVERY = 290;
const NOT_ON_PLATFORMS: readonly string[] = ["gift", "cashback", "waived_fee"];

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
export function makeTill(
  site: Site,
  shopUrl: string,
  personOf: (userId: string) => Person | undefined,
): Till {
  const emailOf = ({ call }: TimedCall) => personOf(`${call.userId}`)?.email;
  const orderIn = ({ call }: TimedCall) =>
    call.event === "Order Completed" ? Ordered.safeParse(call.properties).data : undefined;
  return {
    takes: (one) => orderIn(one) !== undefined && emailOf(one) !== undefined,
    async buy(one) {
      const order = orderIn(one);
      if (!order) throw new Error(`${one.call.messageId} is no order with a code`);
      const { order_id, cart_id, affiliation, coupon, products } = order;
      const items = products.map(({ product_id, name, category, price, quantity }) => ({
        ...{ product: product_id, name, category, price, quantity },
        ...(affiliation !== undefined && { merchant: affiliation }),
      }));
      const customer = { email: emailOf(one) };
      const basket = { items: items.map(({ name: _, ...item }) => item), delivery: DELIVERY };
      const { kind = "" } = await askShop(site, "/v1/codes/check", CodeAnswer, {
        ...{ code: coupon, order: order_id, customer, basket },
      });
      const isAsked = NOT_ON_PLATFORMS.includes(kind);
      if (isAsked)
        await askShop(site, "/v1/codes/redeem", CodeAnswer, {
          ...{ code: coupon, order: order_id, customer, basket },
        });
      const body = {
        ...{ order: order_id, cart: cart_id, items, customer, delivery: DELIVERY },
        ...(!isAsked && { code: coupon }),
      };
      const answer = await fetch(`${shopUrl}/checkout`, { method: "POST", body: JSON.stringify(body) });
      if (!answer.ok)
        throw new Error(`the shop's checkout answered ${answer.status}: ${await answer.text()}`);
      const { refused } = Answer.parse(await answer.json());
      if (isAsked) return "asked";
      return refused === undefined ? "taken" : { refused };
    },
  };
}
