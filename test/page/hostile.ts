import { ok } from "node:assert/strict";
import type { Shop } from "./shop.ts";

const RUN = "window.hacked = 1";

/** What people and shops have called themselves and their goods, to see what a page makes of it. */
const NAMES = {
  markup: `<img src=x onerror="${RUN}">`,
  script: `"><script>${RUN}</script><svg onload='${RUN}'>`,
  template: "{{ 7 | times: 7 }}{% raw %}",
  backwards: "\u202Egro.live@nna\u202C مرحبا بالعالم שלום",
  endless: "Wolfeschlegelsteinhausenbergerdorff".repeat(7),
  emoji: "👩‍👩‍👧‍👦🏳️‍🌈".repeat(12),
} as const;

interface Hostile {
  readonly id: string;
  readonly key: string;
  readonly email: string;
  readonly name: string;
}

/** Customers with such names, each with an order of goods of the same name. */
export const HOSTILE = Object.entries(NAMES).map(([what, name]) => ({
  ...{ id: `hostile-${what}`, key: `u:hostile-${what}` },
  ...{ email: `hostile-${what}@shop.example`, name },
})) as unknown as readonly [Hostile, ...Hostile[]];

/** Sends them in by the door that every shop's back end uses, and lets a night look at them. */
export async function seedHostile({ apiUrl, serverKey, comeback }: Shop): Promise<void> {
  const batch = HOSTILE.flatMap(({ id, email, name }) => [
    { type: "identify", userId: id, traits: { email, name, marketing_consent: true, city: name } },
    {
      ...{ type: "track", userId: id, event: "Order Completed" },
      properties: {
        ...{ order_id: `order-${id}`, total: 59.8, currency: "EUR" },
        products: [{ product_id: `p-${id}`, name, category: name, price: 29.9, quantity: 2 }],
      },
    },
    {
      ...{ type: "track", userId: id, event: "Product Viewed" },
      properties: { product_id: `p-${id}`, name, category: name, price: 29.9 },
    },
  ]);
  const response = await fetch(`${apiUrl}/v1/batch`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${serverKey}:`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ batch }),
  });
  ok(response.ok, `${response.status} ${await response.text()}`);
  await comeback("recompute", "--force");
}
