import type { CustomerKey, FactBody, FactKind, Item } from "../../src/domain/facts/facts.ts";

const AT = Date.UTC(2026, 0, 15, 9);
const ITEM: Item = {
  product: "cup-1",
  name: "Cup",
  category: "Cups",
  quantity: 2,
  price: { amount: 990, currency: "EUR" },
};
const ORDER = {
  order: "1001",
  version: AT,
  placedAt: AT,
  total: { amount: 1980, currency: "EUR" },
  items: [ITEM],
  coupons: ["SPRING"],
};
const PROOF = { purpose: "marketing", channel: "email", source: "form", textVersion: "2026-1" } as const;
const ALIAS = "a:7" as CustomerKey;
const OWNER = "u:7" as CustomerKey;
const BY_HAND = { reason: "asked by phone", by: "operator" };

/** One of every kind of fact, with what most of that kind say. A kind that is missing here does not compile. */
export const SAMPLE_FACTS: { readonly [K in FactKind]: Extract<FactBody, { readonly kind: K }> } = {
  identified: {
    kind: "identified",
    email: "anna@shop.example",
    name: "Anna",
    locale: "en",
    traits: { size: "38" },
  },
  linked: { kind: "linked", alias: ALIAS, owner: OWNER },
  subscribed: { kind: "subscribed", entry: "newsletter", via: "poster-3" },
  "preferences-set": { kind: "preferences-set", language: "en" },
  "consent-given": { kind: "consent-given", proof: PROOF },
  "consent-withdrawn": { kind: "consent-withdrawn", proof: PROOF, ...BY_HAND },
  "channel-consent": { kind: "channel-consent", channel: "sms", granted: true, proof: PROOF },
  visited: { kind: "visited", url: "https://shop.example/cups" },
  "product-viewed": { kind: "product-viewed", item: ITEM },
  "cart-changed": { kind: "cart-changed", cart: "c1", change: { type: "added", item: ITEM } },
  "checkout-started": { kind: "checkout-started", cart: "c1", items: [ITEM] },
  "order-placed": { kind: "order-placed", ...ORDER },
  "order-updated": { kind: "order-updated", ...ORDER, version: AT + 1 },
  "order-cancelled": { kind: "order-cancelled", ...ORDER, version: AT + 2, cancelled: true },
  "order-refunded": {
    kind: "order-refunded",
    order: "1001",
    version: AT + 3,
    refund: "r1",
    amount: { amount: 990, currency: "EUR" },
  },
  "order-delivered": { kind: "order-delivered", order: "1001" },
  "order-moved": { kind: "order-moved", order: "1001", version: AT, to: OWNER },
  standing: { kind: "standing", about: ALIAS, version: 1, account: OWNER },
  decided: { kind: "decided", alias: ALIAS, owner: OWNER, verdict: "together", decision: "d1", ...BY_HAND },
  reviewed: { kind: "reviewed", product: "cup-1", review: "r1", rating: 5 },
  mail: { kind: "mail", event: "bounced", send: "s1", permanent: true },
  "mailbox-allowed": { kind: "mailbox-allowed", ...BY_HAND },
  "code-granted": { kind: "code-granted", grant: "g1", code: "AB12CD", offer: "welcome", ...BY_HAND },
  "points-spent": { kind: "points-spent", spend: "s1", order: "1001", points: 300 },
  "points-returned": { kind: "points-returned", spend: "s1", points: 300 },
  "points-granted": { kind: "points-granted", grant: "g2", points: 50, expiresAt: AT, ...BY_HAND },
  referred: { kind: "referred", by: OWNER, code: "FRIEND7" },
  "referral-earned": { kind: "referral-earned", friend: ALIAS, order: "1001", points: 100 },
  "level-changed": { kind: "level-changed", from: "guest", to: "friend" },
  silenced: { kind: "silenced", chain: "win-back" },
  "import-undone": { kind: "import-undone", undone: "i1", ...BY_HAND },
  "privacy-requested": { kind: "privacy-requested", request: "export", payload: { id: 7 } },
  erased: { kind: "erased" },
  opaque: { kind: "opaque", type: "Wishlist Added", payload: { product: "cup-1" } },
};
