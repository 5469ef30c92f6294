import { DAY, HOUR, type Instant } from "../../src/domain/basics/calendar.ts";
import type {
  ConsentProof,
  CustomerKey,
  Fact,
  FactBody,
  FactId,
  FactKind,
  FactOf,
  Item,
} from "../../src/domain/facts/facts.ts";
import { linkFacts } from "../../src/domain/facts/identity.ts";
import { type Rank, ranked } from "../../src/domain/facts/ranks.ts";

type Envelope = Pick<Fact, "id" | "customer" | "at" | "receivedAt" | "source" | "rank">;

/** 2026-01-01T00:00:00Z: what `at` counts from where a test says days. */
export const START: Instant = Date.UTC(2026, 0, 1);
export const day = (count: number): Instant => START + count * DAY;
export const hour = (count: number): Instant => START + count * HOUR;

export const key = (text: string): CustomerKey => text as CustomerKey;

let made = 0;

type Said<K extends FactKind> = Omit<Extract<FactBody, { readonly kind: K }>, "kind"> & Partial<Envelope>;

/** A fact of which only what matters is said; the id is new, the customer `u:1`, the time START. */
export function fact<K extends FactKind>(kind: K, said: Said<K>): FactOf<K>;
export function fact(kind: FactKind, said: Partial<Envelope>): Envelope & { readonly kind: FactKind } {
  made += 1;
  const at = said.at ?? START;
  const envelope = { id: `f${made}` as FactId, customer: key("u:1"), at, receivedAt: at, source: "test" };
  return { ...envelope, ...said, kind };
}

export const rub = (amount: number) => ({ amount, currency: "RUB" });

export const item = (product: string, more: Partial<Item> = {}): Item => ({ product, quantity: 1, ...more });

/** An order placed at `at`, its version too, worth `total` kopecks. */
export function order(
  id: string,
  at: Instant,
  total: number,
  more: Partial<FactOf<"order-placed">> = {},
): FactOf<"order-placed"> {
  return fact("order-placed", { order: id, at, version: at, placedAt: at, total: rub(total), ...more });
}

export function refund(
  orderId: string,
  at: Instant,
  amount: number | undefined,
  more: Partial<FactOf<"order-refunded">> = {},
): FactOf<"order-refunded"> {
  const money = amount === undefined ? {} : { amount: rub(amount) };
  return fact("order-refunded", { order: orderId, at, version: at, refund: `r${made}`, ...money, ...more });
}

export const visit = (at: Instant, customer = key("u:1")): Fact => fact("visited", { at, customer });

export const added = (product: string, at: Instant, more: Partial<Item> = {}, customer = key("u:1")): Fact =>
  fact("cart-changed", { at, customer, change: { type: "added", item: item(product, more) } });

export const PROOF: ConsentProof = { purpose: "marketing", channel: "email", source: "test" };

/** What ingestion stores when one message names both keys. */
export const link = (
  alias: string,
  owner: string,
  at: Instant = START,
  rank: Rank = "server",
): readonly Fact[] =>
  linkFacts(key(alias), key(owner), { at, receivedAt: at, source: "test", ...ranked(rank) });
