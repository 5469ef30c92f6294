import { changeLog, clock, config, loadConfig } from "../src/adapters/wiring.ts";
import { makePublishHandler } from "./admin/publish-handler.ts";

/** PUT /v1/config, POST /v1/config/rollback. */
export const handler = makePublishHandler({
  ...{ config: config(), loadConfig, clock },
  changeLog: changeLog(),
});
