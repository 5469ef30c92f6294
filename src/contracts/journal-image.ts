import * as z from "zod";
import type { Entry, Send, StepNote } from "../domain/chains/journal.ts";

/** A value as DynamoDB's protocol writes it, of the kinds that the journal holds. */
type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly Attribute[] }
  | { readonly M: Readonly<Record<string, Attribute>> };

const AttributeShape: z.ZodType<Attribute> = z.lazy(() =>
  z.union([
    z.object({ S: z.string() }),
    z.object({ N: z.string() }),
    z.object({ BOOL: z.boolean() }),
    z.object({ NULL: z.literal(true) }),
    z.object({ L: z.array(AttributeShape) }),
    z.object({ M: z.record(z.string(), AttributeShape) }),
  ]),
);

function plain(value: Attribute): unknown {
  if ("S" in value) return value.S;
  if ("N" in value) return Number(value.N);
  if ("BOOL" in value) return value.BOOL;
  if ("L" in value) return value.L.map(plain);
  if ("M" in value) return plainOf(value.M);
  return null;
}

const plainOf = (image: Readonly<Record<string, Attribute>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)]));

/** Before the names of the journal's items that results are counted from. */
export const ENTRY_PREFIX = "entry#";
export const SEND_PREFIX = "send#";

const common = {
  owner: z.string(),
  customer: z.string(),
  chain: z.string(),
  run: z.string(),
  version: z.number(),
};
const Note = z.object({ step: z.number(), at: z.number(), what: z.string(), why: z.string() });
const EntryItem = z.looseObject({
  ...common,
  entry: z.string().startsWith(ENTRY_PREFIX),
  status: z.enum(["active", "done"]),
  holdout: z.boolean(),
  notes: z.record(z.string(), Note),
});
const SendItem = z.looseObject({
  ...common,
  entry: z.string().startsWith(SEND_PREFIX),
  id: z.string(),
  step: z.number(),
  template: z.string(),
  claimedAt: z.number(),
  status: z.enum(["claimed", "sent", "unknown"]),
});

/** An entry or a send of the journal, as an image of the table's stream shows it. */
export type JournalImage =
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "send"; readonly send: Send };

export const JournalImage = z.record(z.string(), AttributeShape).transform((image, context): JournalImage => {
  const item = plainOf(image);
  const parsed = `${item.entry}`.startsWith(ENTRY_PREFIX)
    ? EntryItem.safeParse(item)
    : SendItem.safeParse(item);
  if (!parsed.success) {
    context.addIssue("neither an entry nor a send");
    return z.NEVER;
  }
  const { notes, owner: _, entry: name, ...rest } = parsed.data;
  if (!name.startsWith(ENTRY_PREFIX)) return { kind: "send", send: rest as unknown as Send };
  const steps = Object.values(notes as Readonly<Record<string, StepNote>>);
  return { kind: "entry", entry: { ...rest, steps } as unknown as Entry };
});
