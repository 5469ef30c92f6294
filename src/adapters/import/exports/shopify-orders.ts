import type { OrderExport } from "./order-export.ts";

/**
 * Orders, as the admin exports them to CSV: https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders.
 * `Name` is what people call the order; its webhooks know it by `Id`, which stands in the order's first row only. An order
 * whose payment is pending has been placed, and counts as its webhook makes it count.
 */
export const SHOPIFY_ORDERS: OrderExport = {
  tool: "Shopify",
  isIt: (titles) => titles.has("financialstatus") && (titles.has("lineitemname") || titles.has("createdat")),
  columns: {
    order: ["Id", "Name"],
    date: ["Created at"],
    amount: ["Total"],
    name: ["Billing Name", "Shipping Name"],
    payment: ["Financial Status"],
    cancelled: ["Cancelled at"],
    refunded: ["Refunded Amount"],
  },
  meanings: { pending: "open", expired: "cancelled" },
  once: { titles: ["Id", "Created at"], by: "Name" },
};
