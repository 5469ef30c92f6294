import * as z from "zod";
import { defined } from "../domain/basics/defined.ts";
import type { CustomerKey, Fact, FactId } from "../domain/facts/facts.ts";
import { RANKS, type Rank } from "../domain/facts/ranks.ts";
import { isMailboxKey } from "../domain/mailbox/key.ts";
import { isInert } from "../domain/people/consent.ts";
import { canaryExpiry } from "./canary-expiry.ts";
import { flawOf } from "./fact-shape.ts";
import { FORMAT, formatOf, stamp, tooNew, upToDate } from "./formats.ts";
import { CANARY_EXPIRY } from "./tables.ts";

/**
 * A fact as an item of the events table. What it says is JSON text in `data`: senders nest deeper than the 32 levels
 * that DynamoDB takes, and text is what the store gives back unchanged.
 */
export interface FactItem {
  readonly customer: string;
  readonly fact: string;
  readonly kind: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly source: string;
  /** Absent of the shop's own word. */
  readonly rank?: Rank;
  /** Absent of what no import told. */
  readonly import?: string;
  readonly data: string;
  /** Only of orders that Comeback has placed itself. */
  readonly [CANARY_EXPIRY]?: number;
  /** Absent of the first format. */
  readonly [FORMAT]?: number;
}

/** `kind` of mail facts that change no profile: by it the stream's filter spares the projector. */
export const INERT_MAIL = "inert-mail";

/** `kind` of all facts of a mailbox's ledger, which is part of no profile; their own is in the data. */
export const IN_LEDGER = "ledger";

export function toFactItem(fact: Fact): FactItem {
  const { id, customer, at, receivedAt, source, rank, kind, import: from, ...said } = fact;
  const item = {
    customer,
    fact: id,
    at,
    receivedAt,
    source,
    ...defined({ rank, import: from, [CANARY_EXPIRY]: canaryExpiry(customer, receivedAt) }),
    ...stamp("fact"),
  };
  if (isMailboxKey(customer)) return { ...item, kind: IN_LEDGER, data: JSON.stringify({ ...said, kind }) };
  return { ...item, kind: isInert(fact) ? INERT_MAIL : kind, data: JSON.stringify(said) };
}

/** The fact of an item, or why there is none in it: words without anything of what is stored. */
export function readFactItem(item: FactItem): { readonly fact: Fact } | { readonly flaw: string } {
  const format = formatOf(item);
  const newer = tooNew("fact", format);
  if (newer !== undefined) return { flaw: newer };
  const written = parsed(item.data);
  if (written === undefined) return { flaw: 'its "data" is not the JSON of an object' };
  const said = upToDate("fact", format, written) as object;
  const { customer, fact: id, kind: shown, at, receivedAt, source, rank, import: from } = item;
  const kind = shown === INERT_MAIL ? "mail" : shown;
  const fact = {
    ...(shown !== IN_LEDGER && { kind }),
    ...said,
    ...{ id, customer, at, receivedAt, source },
    ...defined({ rank, import: from }),
  };
  const flaw = flawOf(fact);
  return flaw === undefined ? { fact: fact as unknown as Fact } : { flaw };
}

function parsed(data: unknown): object | undefined {
  try {
    const said: unknown = typeof data === "string" ? JSON.parse(data) : undefined;
    return typeof said === "object" && said !== null && !Array.isArray(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

const text = z.object({ S: z.string().min(1) }).transform(({ S }) => S);
const number = z.object({ N: z.string() }).transform(({ N }, context) => {
  const value = Number(N);
  if (!Number.isFinite(value)) context.addIssue({ code: "custom", message: `not a number: ${N}` });
  return value;
});

/** The new image of a stream record of the events table. */
export const FactImage = z
  .object({
    customer: text,
    fact: text,
    kind: text,
    at: number,
    receivedAt: number,
    source: text,
    rank: z
      .object({ S: z.enum(RANKS) })
      .transform(({ S }) => S)
      .exactOptional(),
    import: text.exactOptional(),
    data: text,
    [FORMAT]: number.exactOptional(),
  })
  .transform((item, context): Fact => {
    const read = readFactItem(item);
    if ("fact" in read) return read.fact;
    context.addIssue({ code: "custom", message: read.flaw });
    return z.NEVER;
  });

/** Where the record is of which the stream tells, whatever else it says. */
export const FactPlace = z.object({
  customer: text.transform((key) => key as CustomerKey),
  fact: text.transform((id) => id as FactId),
});
