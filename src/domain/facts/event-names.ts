/** What a `track` call can mean to a shop. */
export type EventMeaning =
  | "browsed"
  | "product-viewed"
  | "product-added"
  | "product-removed"
  | "cart-viewed"
  | "checkout-started"
  | "order-completed"
  | "order-updated"
  | "order-cancelled"
  | "order-refunded"
  | "order-delivered"
  | "reviewed"
  | "signed-up"
  | "subscribed"
  | "unsubscribed"
  | "mail-bounced"
  | "mail-complained";

/**
 * Segment's e-commerce specification, its first version (`Completed Order`) too, the usual names of sign-ups, and what its
 * specification of e-mail says of mails that others sent.
 */
const NAMES: Readonly<Record<EventMeaning, readonly string[]>> = {
  browsed: [
    "Products Searched",
    "Searched Products",
    "Product List Viewed",
    "Product List Filtered",
    "Viewed Product Category",
    "Filtered Product List",
  ],
  "product-viewed": ["Product Viewed", "Viewed Product", "Product Clicked", "Clicked Product"],
  "product-added": [
    "Product Added",
    "Added Product",
    "Product Added To Cart",
    "Added To Cart",
    "Add To Cart",
  ],
  "product-removed": [
    "Product Removed",
    "Removed Product",
    "Product Removed From Cart",
    "Removed From Cart",
    "Remove From Cart",
  ],
  "cart-viewed": ["Cart Viewed", "Viewed Cart"],
  "checkout-started": ["Checkout Started", "Started Checkout", "Order Started", "Started Order"],
  "order-completed": ["Order Completed", "Completed Order"],
  "order-updated": ["Order Updated", "Updated Order"],
  "order-cancelled": ["Order Cancelled", "Cancelled Order", "Order Canceled", "Canceled Order"],
  "order-refunded": ["Order Refunded", "Refunded Order"],
  "order-delivered": ["Order Delivered", "Delivered Order", "Shipment Delivered", "Delivered Shipment"],
  reviewed: ["Product Reviewed", "Reviewed Product"],
  "signed-up": ["Signed Up", "User Signed Up", "User Registered", "Registered", "Account Created", "Sign Up"],
  subscribed: ["Subscribed", "Newsletter Subscribed", "Email Subscribed", "Subscribed To Newsletter"],
  unsubscribed: [
    "Unsubscribed",
    "Newsletter Unsubscribed",
    "Email Unsubscribed",
    "Unsubscribed From Newsletter",
  ],
  "mail-bounced": ["Email Bounced"],
  "mail-complained": ["Email Marked as Spam"],
};

/**
 * Of the same specification, or of orders that have left and not come yet, and of no use here: they are kept as they are,
 * and are nothing that went wrong.
 */
const KEPT: readonly string[] = [
  "Payment Info Entered",
  "Coupon Entered",
  "Coupon Applied",
  "Coupon Denied",
  "Coupon Removed",
  "Promotion Viewed",
  "Promotion Clicked",
  "Checkout Step Viewed",
  "Checkout Step Completed",
  "Product Added to Wishlist",
  "Product Removed from Wishlist",
  "Wishlist Product Added to Cart",
  "Product Shared",
  "Cart Shared",
  "Order Fulfilled",
  "Fulfilled Order",
  "Order Shipped",
  "Shipment Out For Delivery",
];

/** What other vocabularies call it, Google Analytics' first of all. Nothing is read by these names; they are told. */
const ELSEWHERE: Readonly<Partial<Record<EventMeaning, readonly string[]>>> = {
  "product-viewed": ["View Item", "View Product", "View Content"],
  "cart-viewed": ["View Cart"],
  "checkout-started": ["Begin Checkout", "Initiate Checkout", "Start Checkout"],
  "order-completed": ["Purchase", "Order Placed", "Placed Order", "Order Created", "Checkout Completed"],
  "order-refunded": ["Refund"],
  "signed-up": ["Registration", "Complete Registration"],
};

/** Letter case, spaces, underscores and hyphens differ from client to client: `order_completed` is `Order Completed`. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, "");

const MEANINGS: ReadonlyMap<string, EventMeaning> = new Map(
  Object.entries(NAMES).flatMap(([meaning, names]) =>
    names.map((name) => [plain(name), meaning as EventMeaning] as const),
  ),
);

const KEPT_PLAIN = new Set(KEPT.map(plain));
const PLAIN_NAMES = new Map(
  Object.values(NAMES)
    .flat()
    .map((name) => [plain(name), name]),
);

/** Whether an event without a meaning here is one of the specification's all the same. */
export const isKept = (event: string): boolean => KEPT_PLAIN.has(plain(event));

/** Finds the known name that is nearest by letters, if any is near. */
export type Misspelt = (name: string, known: readonly string[]) => string | undefined;

/** The event's name that somebody most likely meant: misspelt, with more words around it, or in another vocabulary's words. */
export function eventMeantBy(name: string, misspelt: Misspelt): string | undefined {
  const written = plain(name);
  const [meaning] =
    Object.entries(ELSEWHERE).find(([, names]) => names.some((one) => plain(one) === written)) ?? [];
  if (meaning !== undefined) return NAMES[meaning as EventMeaning][0];
  const [within] = [...PLAIN_NAMES.keys()]
    .filter((known) => PLAIN_NAMES.get(known)?.includes(" ") && written.includes(known))
    .sort((a, b) => b.length - a.length);
  const meant = within ?? misspelt(written, [...PLAIN_NAMES.keys()]);
  return meant === undefined ? undefined : PLAIN_NAMES.get(meant);
}

export const meaningOf = (event: string): EventMeaning | undefined => MEANINGS.get(plain(event));
