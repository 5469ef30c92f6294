import * as z from "zod";

const Time = z.string().transform((text, context) => {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  context.addIssue("not a time");
  return z.NEVER;
});

const Happened = z.object({ timestamp: Time.optional() }).optional();

/** What SES says of a mail through EventBridge, as far as it is used. Names of events come as `Send` and as `SEND`. */
export const SesEvent = z.object({
  time: Time.optional(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      timestamp: Time.optional(),
      messageId: z.string(),
      destination: z.array(z.string()).default([]),
      tags: z.record(z.string(), z.array(z.string())).default({}),
    }),
    bounce: z.object({ timestamp: Time.optional(), bounceType: z.string().optional() }).optional(),
    complaint: Happened,
    delivery: Happened,
    deliveryDelay: Happened,
    open: Happened,
    click: Happened,
  }),
});

export type SesEvent = z.infer<typeof SesEvent>;
