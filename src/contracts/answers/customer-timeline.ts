import * as z from "zod";
import { TIMELINE_GROUPS } from "../admin-customers.ts";
import { Count, Instant, Money } from "./basics.ts";
import { Benefit } from "./code-record.ts";
import { ReasonShape } from "./customer-parts.ts";

/** What a line says happened. */
export const LINES = [
  "ordered",
  "order-changed",
  "order-cancelled",
  "refunded",
  "delivered",
  "order-moved",
  "visited",
  "viewed",
  "cart-added",
  "cart-removed",
  "cart-replaced",
  "cart-emptied",
  "checkout",
  "reviewed",
  "mail-sent",
  "message-sent",
  "mail-unknown",
  "mail-opened",
  "mail-clicked",
  "mail-bounced",
  "mail-complained",
  "mail-delivered",
  "mail-delayed",
  "mail-rejected",
  "chain-entered",
  "step",
  "chain-ended",
  "code-granted",
  "code-used",
  "points-earned",
  "points-taken-back",
  "points-granted",
  "points-taken",
  "points-spent",
  "points-returned",
  "points-expired",
  "level-changed",
  "referred",
  "friend-brought",
  "subscribed",
  "consent-given",
  "consent-withdrawn",
  "channel-given",
  "channel-withdrawn",
  "preferences",
  "mails-allowed",
  "silenced",
  "privacy-request",
  "identified",
  "linked",
  "decided",
  "import-undone",
  "own-event",
] as const;

export const LineShape = z
  .object({
    id: z.string(),
    at: Instant,
    group: z.enum(TIMELINE_GROUPS),
    what: z.enum(LINES),
    source: z.string().exactOptional(),
    rank: z.enum(["mailbox", "browser"]).exactOptional().describe("Absent: the shop's own word"),
    order: z.string().exactOptional(),
    money: Money.exactOptional(),
    items: z
      .array(z.object({ name: z.string(), quantity: z.number() }))
      .exactOptional()
      .describe("At most ten"),
    moreItems: Count.exactOptional(),
    chain: z.string().exactOptional(),
    step: Count.exactOptional(),
    template: z.string().exactOptional(),
    variant: z.string().exactOptional(),
    outcome: z.string().exactOptional().describe("Of a step: sent, skipped, deferred, holdout, …"),
    reason: ReasonShape.exactOptional(),
    offer: z.string().exactOptional(),
    benefit: Benefit.exactOptional(),
    code: z.string().exactOptional(),
    points: z.number().exactOptional(),
    from: z.string().exactOptional(),
    to: z.string().exactOptional(),
    text: z.string().exactOptional().describe("What only words can say: an address of a page, a reason"),
    by: z.string().exactOptional(),
    rating: z.number().exactOptional(),
  })
  .meta({ id: "TimelineLine", description: "One thing that happened to a customer" });

export const TimelineShape = z.object({
  lines: z.array(LineShape).describe("Newest first"),
  next: z.string().exactOptional().describe("Ask with `after` set to it; absent at the end"),
});

export type Line = z.infer<typeof LineShape>;
export type Timeline = z.infer<typeof TimelineShape>;
