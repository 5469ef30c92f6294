import type { FactKind } from "../domain/facts/facts.ts";

type Check = (value: unknown) => boolean;
/** What no fact of a kind is without. */
type Shape = Readonly<Record<string, Check>>;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => Number.isFinite(value);
const isTruth: Check = (value) => typeof value === "boolean";
const isThing: Check = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isItem: Check = (value) => has(value, { product: isText, quantity: isNumber });
const isMoney: Check = (value) => has(value, { amount: isNumber, currency: isText });
const areItems: Check = (value) => Array.isArray(value) && value.every(isItem);
const isChange: Check = (value) =>
  has(value, { type: (type) => type === "replaced" })
    ? has(value, { items: areItems })
    : has(value, { type: isText, item: isItem });
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const has = (value: unknown, shape: Shape): boolean =>
  isThing(value) && failing(value as Readonly<Record<string, unknown>>, shape) === undefined;

const failing = (value: Readonly<Record<string, unknown>>, shape: Shape): string | undefined =>
  Object.entries(shape).find(([field, check]) => !check(value[field]))?.[0];

const ORDER: Shape = {
  order: isText,
  version: isNumber,
  total: optional(isMoney),
  items: optional(areItems),
  coupons: optional((value) => Array.isArray(value) && value.every(isText)),
  refunds: optional(Array.isArray),
  current: optional(isMoney),
  refundedTotal: optional(isMoney),
};
const PROVEN: Shape = { proof: isThing };
const PAIR: Shape = { alias: isText, owner: isText };

const SHAPES: Readonly<Record<FactKind, Shape>> = {
  identified: { email: optional(isText), traits: optional(isThing) },
  linked: PAIR,
  subscribed: { entry: isText },
  "preferences-set": {},
  "consent-given": PROVEN,
  "consent-withdrawn": PROVEN,
  "channel-consent": { channel: isText, granted: isTruth, ...PROVEN },
  visited: {},
  "product-viewed": { item: isItem },
  "cart-changed": { change: isChange },
  "checkout-started": { items: areItems, total: optional(isMoney) },
  "order-placed": ORDER,
  "order-updated": ORDER,
  "order-cancelled": ORDER,
  "order-refunded": {
    order: isText,
    version: isNumber,
    refund: isText,
    amount: optional(isMoney),
    items: optional(areItems),
  },
  "order-delivered": { order: isText, items: optional(areItems) },
  "order-moved": { order: isText, version: isNumber, to: isText },
  standing: { about: isText, version: isNumber },
  decided: { ...PAIR, verdict: isText },
  reviewed: { product: isText },
  mail: { event: isText, send: isText },
  "mailbox-allowed": {},
  "code-granted": { code: isText, offer: isText },
  "points-spent": { spend: isText, points: isNumber },
  "points-returned": { spend: isText, points: isNumber },
  "points-granted": { grant: isText, points: isNumber },
  referred: { by: isText, code: isText },
  "referral-earned": { friend: isText, points: isNumber },
  "level-changed": { from: isText, to: isText },
  silenced: { chain: isText },
  "import-undone": { undone: isText },
  "privacy-requested": {},
  erased: {},
  opaque: {},
};

const ENVELOPE: Shape = {
  id: isText,
  customer: isText,
  at: isNumber,
  receivedAt: isNumber,
  source: isText,
  kind: isText,
};

/**
 * What is wrong with a stored fact; undefined where a fold can work with it. Names fields and never says what is in them.
 * A kind that this release does not know may be of a later one.
 */
export function flawOf(fact: Readonly<Record<string, unknown>>): string | undefined {
  const missing = failing(fact, ENVELOPE);
  if (missing !== undefined) return `its field "${missing}" is missing or of another type`;
  const kind = fact.kind as string;
  if (!Object.hasOwn(SHAPES, kind)) return "it is of a kind that this release does not know";
  const flawed = failing(fact, SHAPES[kind as FactKind]);
  return flawed && `its field "${flawed}" is missing or of another type`;
}
