import * as z from "zod";

/** A key as it is stored, an id of the shop or a platform, or an e-mail address. */
const Who = z.string().min(1).max(400);
const Reason = z.string().trim().min(1).max(200);
/** Named by whoever asks: the same again does nothing more. */
const Once = z.string().regex(/^[\w-]{8,100}$/, "8 to 100 letters, digits, - or _");

/** Lines of a timeline in one answer. */
export const TIMELINE_LINES = 50;

/** What a timeline can be narrowed to. */
export const TIMELINE_GROUPS = [
  "orders",
  "visits",
  "mails",
  "chains",
  "codes",
  "points",
  "consent",
  "identity",
  "other",
] as const;
export type TimelineGroup = (typeof TIMELINE_GROUPS)[number];

const isGroup = (text: string): text is TimelineGroup => TIMELINE_GROUPS.some((one) => one === text);

export const FindCustomersRequest = z.object({
  query: z.strictObject({ q: z.string().trim().min(1).max(400) }),
});

export const CustomerPageRequest = z.object({ query: z.strictObject({ customer: Who }) });

/** `after`: what an earlier answer says as `next`; `groups`: with commas between them, all when absent. */
export const TimelineRequest = z.object({
  query: z.strictObject({
    customer: Who,
    after: z.string().min(1).max(200).optional(),
    groups: z
      .string()
      .max(200)
      .refine((text) => text.split(",").every(isGroup), `of ${TIMELINE_GROUPS.join(", ")}`)
      .transform((text) => text.split(",").filter(isGroup))
      .optional(),
  }),
});

export const UnsubscribeRequest = z.object({
  body: z.strictObject({ customer: Who, reason: Reason, id: Once }),
});

export const GoodwillCodeRequest = z.object({
  body: z.strictObject({ customer: Who, offer: z.string().min(1).max(64), reason: Reason, id: Once }),
});
