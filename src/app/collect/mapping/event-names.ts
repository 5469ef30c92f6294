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
  | "reviewed"
  | "signed-up"
  | "subscribed"
  | "unsubscribed";

/** Segment's e-commerce specification, its first version (`Completed Order`) too, and the usual names of sign-ups. */
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
  reviewed: ["Product Reviewed", "Reviewed Product"],
  "signed-up": ["Signed Up", "User Signed Up", "User Registered", "Registered", "Account Created", "Sign Up"],
  subscribed: ["Subscribed", "Newsletter Subscribed", "Email Subscribed", "Subscribed To Newsletter"],
  unsubscribed: [
    "Unsubscribed",
    "Newsletter Unsubscribed",
    "Email Unsubscribed",
    "Unsubscribed From Newsletter",
  ],
};

/** Letter case, spaces, underscores and hyphens differ from client to client: `order_completed` is `Order Completed`. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, "");

const MEANINGS: ReadonlyMap<string, EventMeaning> = new Map(
  Object.entries(NAMES).flatMap(([meaning, names]) =>
    names.map((name) => [plain(name), meaning as EventMeaning] as const),
  ),
);

export const meaningOf = (event: string): EventMeaning | undefined => MEANINGS.get(plain(event));
