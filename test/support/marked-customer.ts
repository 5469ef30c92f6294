import type { CustomerReport } from "../../src/app/report/read-customer.ts";
import type { ConsentProof, Fact, FactBody, FactId, FactKind, Item } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { key } from "./facts.ts";

/** Stands in everything that is somebody's own. A mask may leave the first of it. */
export const MARK = "Zyxwana";
const ADDRESS = `${MARK}@${MARK}.example`;
const LINK = `https://shop.example/?${MARK}`;

const ITEM: Item = { product: "cup", name: "Cup", quantity: 1, url: LINK, image: LINK };
const PROOF: Required<ConsentProof> = {
  ...{ purpose: "marketing", channel: "email", source: "form", textVersion: "1", textHash: "aa" },
  ...{ address: ADDRESS, ip: `${MARK}.1`, userAgent: MARK, doubleOptInAt: 1, page: LINK, tickedAt: 1 },
};
const MONEY = { amount: 1, currency: "RUB" };
const ORDER = { order: "A", version: 1, total: MONEY, items: [ITEM], coupons: [MARK], cart: "c1" };
const SAID = { reason: MARK, by: MARK };
const KEYS = { alias: key("a:1"), owner: key("u:1") };

/** A kind of fact without a row here does not compile. */
const FACTS: { readonly [K in FactKind]: Extract<FactBody, { readonly kind: K }> } = {
  identified: {
    ...{ kind: "identified", email: ADDRESS, name: MARK, phone: MARK, locale: "ru", country: "RU" },
    ...{ timeZone: "UTC", traits: { birthday: MARK, [ADDRESS]: MARK, likes: [MARK] } },
  },
  linked: { kind: "linked", ...KEYS },
  subscribed: { kind: "subscribed", entry: "footer", via: "poster" },
  "code-granted": { ...{ kind: "code-granted", grant: "g", code: MARK, offer: "thanks" }, ...SAID },
  "preferences-set": { kind: "preferences-set", topics: { news: true }, language: "ru" },
  "consent-given": { kind: "consent-given", proof: PROOF },
  "consent-withdrawn": { kind: "consent-withdrawn", proof: PROOF },
  "channel-consent": { kind: "channel-consent", channel: "sms", granted: true, proof: PROOF },
  visited: { kind: "visited", url: LINK },
  "product-viewed": { kind: "product-viewed", item: ITEM },
  "cart-changed": { kind: "cart-changed", url: LINK, change: { type: "added", item: ITEM } },
  "checkout-started": { kind: "checkout-started", url: LINK, items: [ITEM] },
  "order-placed": { kind: "order-placed", ...ORDER },
  "order-updated": { kind: "order-updated", ...ORDER, discounts: [{ code: MARK, amount: MONEY }] },
  "order-cancelled": { kind: "order-cancelled", ...ORDER },
  "order-refunded": { kind: "order-refunded", order: "A", version: 1, refund: "r1" },
  "order-delivered": { kind: "order-delivered", order: "A" },
  "order-moved": { kind: "order-moved", order: "A", version: 1, to: key("u:2") },
  standing: { kind: "standing", about: key("u:1"), version: 1 },
  decided: { kind: "decided", ...KEYS, ...SAID, verdict: "together", decision: MARK },
  reviewed: { kind: "reviewed", product: "cup" },
  mail: { kind: "mail", event: "opened", send: "s" },
  "mailbox-allowed": { kind: "mailbox-allowed", ...SAID },
  "points-spent": { kind: "points-spent", spend: "s", code: MARK, points: 1 },
  "points-returned": { kind: "points-returned", spend: "s", points: 1 },
  "points-granted": { kind: "points-granted", grant: MARK, points: 1, ...SAID },
  referred: { kind: "referred", by: key("u:2"), code: MARK },
  "referral-earned": { kind: "referral-earned", friend: key("u:2"), order: "A", points: 1 },
  "level-changed": { kind: "level-changed", from: "one", to: "two" },
  silenced: { kind: "silenced", chain: "win-back" },
  "import-undone": { kind: "import-undone", undone: "imp-1", ...SAID },
  "privacy-requested": { kind: "privacy-requested", request: "erase", payload: { who: ADDRESS, [MARK]: 1 } },
  erased: { kind: "erased" },
  opaque: { kind: "opaque", type: MARK, payload: { said: MARK, phone: 79_211_234_567 } },
};

/** A member of the profile without a value here does not compile. */
const PROFILE: Required<Profile> = {
  ...{ id: key("u:1"), aliases: [key("a:1")], firstSeenAt: 1, email: ADDRESS, addressSince: 1, name: MARK },
  ...{
    phone: MARK,
    locale: "ru",
    timeZone: "UTC",
    country: "RU",
    subscribedAt: 1,
    entry: "footer",
    via: "poster",
  },
  ...{ consent: { status: "given", at: 1, proof: PROOF }, consents: { sms: { status: "given", at: 1 } } },
  ...{ suppression: "bounced", silencedAt: 1, attributes: { city: MARK, size: 38 }, facts: 1 },
  claimed: { email: ADDRESS, name: MARK, phone: MARK, consent: { status: "given", proof: PROOF } },
  ...{ orders: 1, orderDays: [], firstOrderAt: 1, lastOrderAt: 1, firstOrder: {}, firstOn: { visit: 1 } },
  ...{ browserOrderAt: 1, spent: 1, refunded: 0, foreign: ["USD"], unpricedOrders: 0, averageOrder: 1 },
  ...{ gaps: { mean: 1, shortest: 1, longest: 1 }, lastCategory: "Tea", lastMerchant: "North" },
  ...{
    categories: { Tea: 1 },
    merchants: { North: 1 },
    products: [{ product: "cup", orders: 1, lastAt: 1 }],
  },
  coupons: [{ code: MARK, order: "A", at: 1, spent: 1 }],
  cart: { items: [ITEM], url: LINK, value: 1, changedAt: 1 },
  ...{ lastVisitAt: 1, viewed: [ITEM], lastActivityAt: 1, reviews: 0, lastReviewAt: 1 },
  ...{ lastOpenedAt: 1, lastClickedAt: 1, backfilledAt: 1, levelTold: { level: "one", next: 1 } },
  loyalty: { on: 1, lots: [], spent: 0, earned: 0, level: "one" },
  referral: { by: key("u:2"), code: MARK, at: 1 },
};

/** Everything that is told of a customer, with the mark wherever it is theirs. */
export const markedReport = (): CustomerReport => ({
  ...{ id: PROFILE.id, profile: PROFILE, value: { known: false, why: "no night yet" } },
  mailbox: { mayMail: "yes", why: "consent through form", at: 1 },
  facts: Object.values(FACTS).map(
    (body): Fact => ({
      ...{ id: `f:${body.kind}` as FactId, customer: PROFILE.id, at: 1, receivedAt: 1, source: "segment" },
      ...body,
    }),
  ),
  codes: [{ code: MARK, offer: "spring", state: "sent" }],
  ...{ sends: [], entries: [] },
  sharers: [{ customer: key("u:2"), device: key("a:1"), orders: 1, isLater: false }],
});
