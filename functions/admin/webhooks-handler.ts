import type { OperateWebhooks } from "../../src/app/webhooks/operate.ts";
import { ReplayRequest, TestWebhookRequest, WebhooksRequest } from "../../src/contracts/admin.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** Shows webhooks and what they have not got, posts that again, tries a webhook. */
export function makeWebhooksHandler(webhooks: OperateWebhooks, recording: Recording) {
  return makeChangingHandler(
    "admin-webhooks",
    {
      "GET /v1/webhooks": answering(WebhooksRequest, async () => ({
        body: { webhooks: await webhooks.list() },
      })),
      "GET /v1/webhooks/failed": answering(WebhooksRequest, async () => ({
        body: { failed: await webhooks.failed() },
      })),
      "POST /v1/webhooks/replay": answering(ReplayRequest, async ({ body }) => {
        const replayed = await webhooks.replay(body);
        return { status: 202, body: replayed, did: { ...body, ...replayed } };
      }),
      "POST /v1/webhooks/{webhook}/test": answering(TestWebhookRequest, async ({ path: { webhook } }) => {
        const result = await webhooks.test(webhook);
        if (!result)
          return {
            problem: { kind: "not-found", detail: `the config has no webhook ${webhook}`, place: "path" },
          };
        return { body: result, did: { webhook, result: result.kind } };
      }),
    },
    recording,
  );
}
