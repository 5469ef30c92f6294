import * as z from "zod";

const Time = z.string().transform((text, context) => {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  context.addIssue("not a time");
  return z.NEVER;
});

const Happened = z.object({ timestamp: Time.optional() }).optional();
const Seen = z.object({ timestamp: Time.optional(), userAgent: z.string().optional() }).optional();

/** What SES says through EventBridge, as far as it is used. Names of events come as `Send` and as `SEND`. */
const SesEvent = z.object({
  time: Time.optional(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      timestamp: Time.optional(),
      messageId: z.string(),
      destination: z.array(z.string()).default([]),
      tags: z.record(z.string(), z.array(z.string())).default({}),
    }),
    bounce: z
      .object({
        timestamp: Time.optional(),
        bounceType: z.string().optional(),
        bounceSubType: z.string().optional(),
        bouncedRecipients: z.array(z.object({ status: z.string().optional() })).default([]),
      })
      .optional(),
    complaint: z
      .object({
        timestamp: Time.optional(),
        complaintSubType: z.string().nullish(),
        complaintFeedbackType: z.string().nullish(),
      })
      .optional(),
    delivery: Happened,
    deliveryDelay: Happened,
    open: Seen,
    click: Seen,
  }),
});

/** An SES event as what it reports of one mail, with the tags that the mail went out with. */
export const MailReport = SesEvent.transform(({ time, detail }) => {
  const { mail, bounce, complaint, delivery, deliveryDelay, open, click } = detail;
  const happened = bounce ?? complaint ?? delivery ?? deliveryDelay ?? open ?? click;
  return {
    eventType: detail.eventType,
    at: happened?.timestamp ?? mail.timestamp ?? time,
    sentAt: mail.timestamp,
    messageId: mail.messageId,
    to: mail.destination[0],
    send: mail.tags.send?.[0],
    customer: mail.tags.customer?.[0],
    bounceType: bounce?.bounceType,
    bounceStatus: bounce?.bouncedRecipients[0]?.status,
    subType: bounce?.bounceSubType ?? complaint?.complaintSubType ?? undefined,
    feedbackType: complaint?.complaintFeedbackType ?? undefined,
    /** Of the program that fetched the pictures or followed the link. */
    userAgent: (open ?? click)?.userAgent,
  };
});
export type MailReport = z.infer<typeof MailReport>;
