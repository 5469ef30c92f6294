import type { TableRow } from "../../domain/analysts/tables.ts";
import type { Pseudonym } from "../../domain/people/profile.ts";
import type { Row } from "../../domain/results/counts.ts";
import type { Happening } from "../../domain/results/happening.ts";
import type { Listed } from "../results/list-file.ts";
import { nameWithin } from "./pseudonyms.ts";

/** What happened to a message has its template; what happened to an entry has none. */
export const isOfMessage = ({ template }: Happening): boolean => template !== null;

const placeOf = ({ chain, version, step }: Happening) => ({ chain, version, step });

const messageOf = ({ channel, template, variant, offer, offerVariant, tier }: Happening) => ({
  ...{ template, variant, offer, tier },
  channel: template === null ? null : (channel ?? "email"),
  offer_variant: offerVariant,
});

/** `customer`: undefined of somebody who is gone; the row counts all the same. */
export const entryRow = (
  happening: Happening,
  { of: run, at }: Listed,
  customer: Pseudonym | undefined,
): TableRow<"entries"> => ({
  customer: customer ?? null,
  entry: customer === undefined ? null : nameWithin(customer, happening.chain, run),
  ...placeOf(happening),
  outcome: happening.outcome,
  reason: happening.reason,
  at,
});

export const sendRow = (
  happening: Happening,
  { of: send, at }: Listed,
  customer: Pseudonym | undefined,
): TableRow<"sends"> => ({
  customer: customer ?? null,
  send: customer === undefined ? null : nameWithin(customer, send),
  ...placeOf(happening),
  ...messageOf(happening),
  outcome: happening.outcome,
  at,
});

export const resultRow = (
  { happening, count }: Row,
  { currency, hasMargin }: { readonly currency: string; readonly hasMargin: boolean },
): TableRow<"results"> => ({
  ...placeOf(happening),
  ...messageOf(happening),
  outcome: happening.outcome,
  reason: happening.reason,
  count: count.count,
  windows: count.of,
  orders: count.orders,
  revenue: count.revenue,
  discounts: count.discounts,
  margin: hasMargin ? count.margin : null,
  currency,
});
