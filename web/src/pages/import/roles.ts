/** What a column can be, in the order in which people look for it. The names of `comeback import`'s flags. */
export const ROLES = {
  orders: [
    ...["customer", "email", "phone", "date", "amount", "order", "product", "category", "quantity"],
    ...["price", "currency", "coupon", "discount", "merchant", "name", "firstName", "lastName"],
    ...["status", "payment", "cancelled", "refunded"],
    ...["consent", "consentAt", "consentSource", "consentText", "language", "country"],
  ],
  people: [
    ...["email", "customer", "phone", "name", "firstName", "lastName", "consent", "consentAt"],
    ...["consentSource", "consentText", "date", "language", "country"],
  ],
} as const satisfies Record<"orders" | "people", readonly string[]>;
export type ImportRole = (typeof ROLES)["orders" | "people"][number];
