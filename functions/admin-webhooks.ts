import {
  changeLog,
  clock,
  config,
  deliveries,
  deliveryRuns,
  poster,
  secrets,
  sign,
} from "../src/adapters/wiring.ts";
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
    sign,
    clock,
  }),
  { changeLog: changeLog(), clock },
);
