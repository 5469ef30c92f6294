import { createHash } from "node:crypto";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Call } from "../deployment/call.ts";
import type { Order } from "./orders.ts";

/** What the API is told of one order. The message id is made from the content, so that the same order is stored once. */
export function orderCall(order: Order): Call {
  const { first, total, lines } = order;
  const call = {
    type: "track",
    event: "Order Completed",
    ...sender(order),
    timestamp: new Date(first.at).toISOString(),
    properties: {
      order_id: order.id,
      total,
      currency: first.currency,
      ...defined({ affiliation: first.merchant, coupon: first.coupon }),
      ...(lines.length > 0 && { products: lines.map(productOf) }),
    },
  };
  return { ...call, messageId: idOf(call) };
}

/** The customer's address, name and consent, for a file that has them. */
export function identifyCall(order: Order): Call | undefined {
  const { email, name, consent, at } = order.first;
  if (email === undefined && name === undefined && consent === undefined) return undefined;
  const traits = {
    ...defined({ email, name }),
    ...(consent !== undefined && { marketing_consent: { granted: consent, source: "import" } }),
  };
  const call = { type: "identify", ...sender(order), traits };
  return { ...call, messageId: idOf(call), timestamp: new Date(at).toISOString() };
}

/** Somebody known by an address alone gets an anonymous id made from it: the API wants one of the two ids. */
function sender({ first }: Order) {
  const context = first.email === undefined ? {} : { context: { traits: { email: first.email } } };
  return first.customer === undefined
    ? { anonymousId: `import-${digest(first.email?.toLowerCase() ?? "")}`, ...context }
    : { userId: first.customer, ...context };
}

const productOf = (line: Order["lines"][number]) => ({
  ...productName(line),
  ...defined({ category: line.category, price: line.price, quantity: line.quantity }),
});

/** Where the file names no product, the category stands for it: an item is nothing without a name. */
const productName = ({ product, category }: Order["lines"][number]) =>
  product === undefined ? { product_id: `category ${category}` } : { product_id: product, name: product };

const idOf = (content: unknown) => `import-${digest(JSON.stringify(content))}`;

const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 40);
