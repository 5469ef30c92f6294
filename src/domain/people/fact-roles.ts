import type { Fact, FactKind, FactOf } from "../facts/facts.ts";

/** The part of a profile that facts of a kind make up. */
type Part =
  /** Which partitions are one person: read by identity-owners.ts before the fold. */
  | "identity"
  /** What identity in one partition has to know of another, and what an operator has decided; nothing that anybody did. */
  | "standing"
  | "contact"
  | "subscription"
  | "consent"
  | "channels"
  | "visits"
  | "views"
  | "cart"
  | "orders"
  | "moves"
  | "deliveries"
  | "refunds"
  | "reviews"
  | "mail"
  | "silence"
  | "points"
  | "referral"
  | "levels"
  /** Kept, and no part of any profile. */
  | "none";

interface FactRole {
  readonly part: Part;
  /** What the fact proves that the customer did: came to the shop's site, or something else; nothing by default. */
  readonly proves?: "visit" | "act";
}

/** What every kind of fact means to a profile. A kind without a row here does not compile. */
const FACT_ROLES = {
  identified: { part: "contact" },
  linked: { part: "identity" },
  standing: { part: "standing" },
  decided: { part: "standing" },
  subscribed: { part: "subscription", proves: "act" },
  "preferences-set": { part: "none" },
  "consent-given": { part: "consent", proves: "act" },
  "consent-withdrawn": { part: "consent" },
  "channel-consent": { part: "channels" },
  visited: { part: "visits", proves: "visit" },
  "product-viewed": { part: "views", proves: "visit" },
  "cart-changed": { part: "cart", proves: "visit" },
  "checkout-started": { part: "cart", proves: "visit" },
  "order-placed": { part: "orders" },
  "order-updated": { part: "orders" },
  "order-cancelled": { part: "orders" },
  "order-refunded": { part: "refunds" },
  "order-delivered": { part: "deliveries" },
  "order-moved": { part: "moves" },
  reviewed: { part: "reviews", proves: "act" },
  mail: { part: "mail" },
  "mailbox-allowed": { part: "none" },
  "code-granted": { part: "none" },
  silenced: { part: "silence" },
  "points-spent": { part: "points" },
  "points-returned": { part: "points" },
  "points-granted": { part: "points" },
  "referral-earned": { part: "points" },
  referred: { part: "referral" },
  "level-changed": { part: "levels" },
  "import-undone": { part: "none" },
  "privacy-requested": { part: "none" },
  erased: { part: "none" },
  opaque: { part: "none" },
} as const satisfies Record<FactKind, FactRole>;

type KindOf<P extends Part> = {
  [K in FactKind]: (typeof FACT_ROLES)[K]["part"] extends P ? K : never;
}[FactKind];

/** The facts that make up one part of a profile. */
export type FactFor<P extends Part> = FactOf<KindOf<P>>;

const ROLES: ReadonlyMap<string, FactRole> = new Map(Object.entries(FACT_ROLES));

export function isFor<P extends Part>(part: P, fact: Fact): fact is FactFor<P> {
  return ROLES.get(fact.kind)?.part === part;
}

/** Those of the facts that make up one part of a profile, in the order given. */
export function factsFor<P extends Part>(part: P, facts: readonly Fact[]): readonly FactFor<P>[] {
  return facts.filter((fact) => isFor(part, fact));
}

/** Whether a fact proves a visit to the shop's site, or another act of the customer. */
export function proves(fact: Fact, what: NonNullable<FactRole["proves"]>): boolean {
  return ROLES.get(fact.kind)?.proves === what;
}

const TURNING: ReadonlySet<string> = new Set<Part>(["orders", "refunds", "moves", "identity", "standing"]);

/** Whether a fact may change what a customer has bought: by an order, or by whose orders are whose. */
export function turnsOrders({ kind }: Fact): boolean {
  return kind === "import-undone" || TURNING.has(ROLES.get(kind)?.part ?? "none");
}
