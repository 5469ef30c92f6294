import pc from "picocolors";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { moment } from "../terminal/terminal.ts";

interface Addresses {
  readonly apiUrl: string;
  readonly adminUrl: string;
  readonly inboxUrl: string;
  readonly serverKey: string;
}

/** What to try while the stack is up, in an order that works when it is typed as it stands. */
export function lookAround(
  { apiUrl, adminUrl, inboxUrl, serverKey }: Addresses,
  now: Instant,
  store: Store,
): string {
  const post = (call: string, body: object) =>
    `curl -u ${serverKey}: ${apiUrl}/v1/${call} \\\n    -H 'content-type: application/json' \\\n    -d '${JSON.stringify(body)}'`;
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
    `It is ${moment(now)} UTC there, and from here on time passes as usual.`,
    ...quietLine(store),
    "",
    pc.bold("In another terminal, be a customer: sign up"),
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
    "  npx comeback clock +10m          the welcome mail leaves within six minutes",
    "",
    pc.bold("Or sign up by a form, as from a poster, and confirm by the mail in the inbox"),
    `  ${pc.cyan(`${apiUrl}/f/newsletter/poster-3`)}`,
    "  npx comeback qr newsletter --via poster-3 --pdf",
    "",
    pc.bold("Fill a cart and leave it"),
    `  ${post("track", { userId, event: "Product Added", properties: { cart_id: "c1", ...product } })}`,
    "  npx comeback clock +25h          a day after the last change a reminder comes",
    "",
    pc.bold("Order"),
    `  ${post("track", {
      userId,
      event: "Order Completed",
      properties: { order_id: "o1", cart_id: "c1", total: 390, currency: "RUB", products: [product] },
    })}`,
    "",
    pc.bold(
      "Be the shop's till: ask about the code of a mail in the inbox, and about points (docs/till.md, docs/loyalty-api.md)",
    ),
    `  ${post("codes/check", { code: "HELLO-…", customer: { id: userId }, basket: { total: 2_000 } })}`,
    `  curl -u ${serverKey}: '${apiUrl}/v1/loyalty/id:${userId}?total=2000'`,
    "",
    pc.bold("Look around"),
    `  npx comeback customer ${userId}        what is known of you, and why`,
    `  npx comeback status              segments and figures of the last night`,
    `  npx comeback metrics offers      what every offer's codes have cost and brought`,
    `  npx comeback metrics loyalty     what the points come to`,
    `  npx comeback till                codes on their way to the shop's platform`,
    `  npx comeback metrics funnel      where customers are lost on the way to a second order`,
    `  npx comeback campaign check spring-sale   how many mails would go, and why others would not`,
    `  npx comeback experiment list     which mail does better, and whether that is certain yet`,
    `  npx comeback catalogue list      the products that the shop's events have taught it`,
    `  npx comeback clock +3d           let time pass: nights, waits, mails`,
    `  npx comeback import orders.csv   a purchase history of your own`,
    "",
    pc.bold("Administer over HTTP (docs/admin-api.md)"),
    `  curl -H "authorization: Bearer $(npx comeback token)" ${adminUrl}/v1/config`,
    "",
    "Ctrl-C ends it.",
  ].join("\n");
}

function quietLine({ quiet_hours: quiet, time_zone: zone }: Store): readonly string[] {
  return quiet
    ? [`No mails from ${quiet.from} to ${quiet.to} by the customer's clock (yours: ${zone}).`]
    : [];
}
