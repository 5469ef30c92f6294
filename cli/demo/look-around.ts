import pc from "picocolors";
import type { Instant } from "../../src/domain/calendar.ts";
import { moment } from "../terminal.ts";

interface Addresses {
  readonly apiUrl: string;
  readonly inboxUrl: string;
  readonly writeKey: string;
}

/** What to try while the stack is up. */
export function lookAround({ apiUrl, inboxUrl, writeKey }: Addresses, now: Instant): string {
  const post = (call: string, body: object) =>
    `curl -u ${writeKey}: ${apiUrl}/v1/${call} -H 'content-type: application/json' \\\n    -d '${JSON.stringify(body)}'`;
  const userId = "you";
  const product = {
    product_id: "tea-1",
    name: "Earl Grey",
    category: "tea",
    price: 390,
    currency: "RUB",
    quantity: 1,
  };
  return [
    `${pc.bold("Inbox")}  ${pc.cyan(inboxUrl)}    ${pc.bold("API")}  ${pc.cyan(apiUrl)}`,
    `It is ${moment(now)} UTC there, and from here on time passes as usual. No mails at night.`,
    "",
    pc.bold("Be a customer: sign up (a welcome mail comes), fill a cart, order"),
    `  ${post("identify", {
      userId,
      traits: {
        email: "you@example.com",
        name: "You",
        locale: "en",
        marketing_consent: { granted: true, source: "curl" },
      },
    })}`,
    `  ${post("track", { userId, event: "Signed Up", properties: { entry: "registration" } })}`,
    `  ${post("track", { userId, event: "Product Added", properties: { cart_id: "c1", ...product } })}`,
    `  ${post("track", {
      userId,
      event: "Order Completed",
      properties: { order_id: "o1", cart_id: "c1", total: 390, currency: "RUB", products: [product] },
    })}`,
    "",
    pc.bold("In another terminal"),
    `  npx comeback clock +25h          let time pass: nights, waits, mails`,
    `  npx comeback customer ${userId}        what is known of you, and why`,
    `  npx comeback status              segments and figures of the last night`,
    `  npx comeback import orders.csv   a purchase history of your own`,
    "",
    "Ctrl-C ends it.",
  ].join("\n");
}
