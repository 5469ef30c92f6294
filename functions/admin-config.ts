import { clock, config, configFiles, packConfig, runs } from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { CONFIG_TEXT_BYTES } from "../src/contracts/config-limits.ts";
import { makeConfigHandler } from "./admin/config-handler.ts";

/** GET /v1/shop, GET /v1/config, GET /v1/config/{version}, GET /v1/openapi.json. */
export const handler = makeConfigHandler({
  ...{ config: config(), nights: makeNights(runs()), clock },
  ...{ configFiles: configFiles(), pack: packConfig, mostBytes: CONFIG_TEXT_BYTES },
});
