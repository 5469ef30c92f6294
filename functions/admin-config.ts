import { config } from "../src/adapters/wiring.ts";
import { makeConfigHandler } from "./admin/config-handler.ts";

/** GET /v1/config, GET /v1/config/{version}. */
export const handler = makeConfigHandler({ config: config() });
