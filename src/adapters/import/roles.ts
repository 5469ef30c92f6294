/** What a column of a file can hold. */
export const ROLES = [
  "customer",
  "email",
  "phone",
  "name",
  "firstName",
  "lastName",
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
  "discount",
  "status",
  "payment",
  "cancelled",
  "refunded",
  "consent",
  "consentAt",
  "consentSource",
  "consentText",
  "language",
  "country",
] as const;
export type Role = (typeof ROLES)[number];

/** What the rows of a file are: orders and who placed them, or people. */
export type Subject = "orders" | "people";

const OF_ORDERS: readonly Role[] = [
  ...(["amount", "price", "quantity", "order", "currency", "product", "category", "merchant"] as const),
  ...(["coupon", "discount", "status", "payment", "cancelled", "refunded"] as const),
];
const NAMED_IN_ORDERS: readonly Role[] = [
  ...(["consent", "consentAt", "consentSource", "consentText", "language", "country"] as const),
];

/** Roles that a file about this may have. */
export const rolesOf = (subject: Subject): readonly Role[] =>
  subject === "orders" ? ROLES : ROLES.filter((role) => !OF_ORDERS.includes(role));

/**
 * Roles that are recognised by a title. In a file of orders consent is never: whether a column there proves that people
 * agreed to mails is for the shop to say.
 */
export const recognisedRoles = (subject: Subject): readonly Role[] =>
  rolesOf(subject).filter((role) => subject === "people" || !NAMED_IN_ORDERS.includes(role));

/** `consentAt` is the flag `--consent-at`. */
export const flagOf = (role: Role): string =>
  `--${role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
