/** What a column of an order file can hold. */
export const ROLES = [
  "customer",
  "email",
  "name",
  "date",
  "amount",
  "price",
  "quantity",
  "order",
  "currency",
  "product",
  "category",
  "merchant",
  "coupon",
  "consent",
] as const;
export type Role = (typeof ROLES)[number];
