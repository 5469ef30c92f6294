import { poster } from "../src/adapters/webhooks/poster.ts";
import { clock, config, deliveries, deliveryRuns, secrets } from "../src/adapters/wiring.ts";
import { makeOperateWebhooks } from "../src/app/webhooks/operate.ts";
import { makeWebhooksHandler } from "./admin/webhooks-handler.ts";

/** GET /v1/webhooks, GET /v1/webhooks/failed, POST /v1/webhooks/replay, POST /v1/webhooks/{webhook}/test. */
export const handler = makeWebhooksHandler(
  makeOperateWebhooks({
    config: config(),
    deliveries: deliveries(),
    runs: deliveryRuns(),
    secrets: secrets(),
    poster: poster(),
    clock,
  }),
);
