import * as z from "zod";
import { webhookFault } from "../../domain/webhooks/address.ts";
import { Duration, Id, TimeOfDay } from "./values.ts";

/** No message between these times of the customer's day. */
export const QuietHoursSchema = z.strictObject({ from: TimeOfDay, to: TimeOfDay });

export const FrequencyCapSchema = z.strictObject({
  mails: z.int().min(1, "at least 1"),
  per: Duration,
  over: z.enum(["defer", "skip"]).default("defer"),
});

const Channel = z.strictObject({
  quiet_hours: QuietHoursSchema.exactOptional().describe(
    "No message of this channel between these times of the customer's day; the store's when absent.",
  ),
  frequency_cap: FrequencyCapSchema.exactOptional().describe(
    "At most so many messages of this channel to one customer in so much time, mails not counted; the store's numbers when absent.",
  ),
  needs_consent: z
    .boolean()
    .default(true)
    .describe("Whether only those get its messages who have agreed to this channel."),
});

/** store.yaml `channels` */
export const Channels = z
  .record(Id, Channel)
  .refine((all) => Object.keys(all).length <= 10, "at most 10 channels");

const Webhook = z.strictObject({
  url: z
    .string()
    .superRefine((url, context) => {
      const message = webhookFault(url);
      if (message !== undefined) context.addIssue({ code: "custom", message });
    })
    .describe("Where its messages are posted to: https, and no private address."),
  emits: z
    .array(Id)
    .min(1, "write at least one name of a step emit")
    .describe("The names of the messages that it gets."),
});

/** store.yaml `webhooks` */
export const Webhooks = z
  .record(Id, Webhook)
  .refine((all) => Object.keys(all).length <= 20, "at most 20 webhooks");
