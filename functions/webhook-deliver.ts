import middy from "@middy/core";
import { poster } from "../src/adapters/webhooks/poster.ts";
import {
  clock,
  config,
  customers,
  deliveries,
  deliveryRuns,
  events,
  secrets,
} from "../src/adapters/wiring.ts";
import { makeDeliver } from "../src/app/webhooks/deliver.ts";
import { WebhookTask } from "../src/contracts/webhooks.ts";
import { meter } from "./middleware/meter.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

/** Left for the posts that are under way when a window is put down. */
const TO_FINISH_MS = 20_000;

const deliver = makeDeliver({
  poster: poster(),
  secrets: secrets(),
  config: config(),
  customers: customers(),
  events: events(),
  deliveries: deliveries(),
  runs: deliveryRuns(),
  meter,
  clock,
});

/** Takes messages to their webhooks: those that the event bus hands over, and as the state machine's task those that wait. */
export const handler = middy<WebhookTask>()
  .use(observed("webhook-deliver"))
  .use(parsed(WebhookTask))
  .handler(async (task, context) => {
    if ("detail" in task) return { delivered: await deliver.first(task.detail) };
    const { done } = await deliver.window(
      task.window,
      () => context.getRemainingTimeInMillis() > TO_FINISH_MS,
    );
    return { ...task, done };
  });
