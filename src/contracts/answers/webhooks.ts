import * as z from "zod";
import { ReplayRequest, TestWebhookRequest, WebhooksRequest } from "../admin.ts";
import { Count, CustomerKey, Time } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const Webhook = z.object({
  name: z.string(),
  url: z.string(),
  emits: z.array(z.string()),
  failed: Count.describe("Messages that it has not got"),
});

const FailedMessage = z.object({
  id: z.string(),
  webhook: z.string(),
  message: z.string(),
  customer: CustomerKey,
  chain: z.string(),
  emittedAt: Time,
  failedAt: Time,
  tries: Count,
  why: z.string(),
});

export const WEBHOOKS_SHAPES = {
  "GET /v1/webhooks": {
    summary: "The webhooks of the config in force",
    request: WebhooksRequest,
    answer: z.object({ webhooks: z.array(Webhook) }),
  },
  "GET /v1/webhooks/failed": {
    summary: "Messages that were given up",
    request: WebhooksRequest,
    answer: z.object({ failed: z.array(FailedMessage).describe("Newest first, without what they hold") }),
  },
  "POST /v1/webhooks/replay": {
    summary: "Post given-up messages again",
    description: "Within a minute, under their ids: one by its `id`, those of a `webhook`, or all.",
    request: ReplayRequest,
    answer: z.object({ replayed: Count }),
    statuses: [202],
  },
  "POST /v1/webhooks/{webhook}/test": {
    summary: "Post a message of the type `test`",
    request: TestWebhookRequest,
    answer: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("taken"), status: z.int() }),
      z.object({
        kind: z.literal("not-taken"),
        why: z.string(),
        retryAfterMs: z.number().exactOptional().describe("Milliseconds, as the webhook asks for"),
      }),
      z.object({ kind: z.literal("refused"), why: z.string() }),
    ]),
  },
} satisfies Shapes<"admin-webhooks">;
