import * as z from "zod";
import type { CustomerKey } from "../domain/facts/facts.ts";
import { WebhookState } from "./workflows.ts";

/** `MessageEmitted` on the event bus (docs/channels.md). */
const MessageDetail = z.object({
  id: z.string(),
  name: z.string(),
  channel: z.string(),
  webhook: z.string().exactOptional(),
  at: z.string(),
  customer: z.string().transform((key) => key as CustomerKey),
  chain: z.string(),
  step: z.number().int(),
  language: z.string(),
  time_zone: z.string(),
  reason: z.string(),
  fields: z.record(z.string(), z.unknown()),
});

/** Input of the webhook-deliver function: a message that was just told, or a window of those that wait. */
export const WebhookTask = z.union([z.object({ detail: MessageDetail }), WebhookState]);
export type WebhookTask = z.infer<typeof WebhookTask>;
