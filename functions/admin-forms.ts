import { config, publicUrl, runs } from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makeAdminFormsHandler } from "./admin/forms-handler.ts";

/** GET /v1/forms, GET /v1/forms/{form}/preview, GET /v1/forms/{form}/code. */
export const handler = makeAdminFormsHandler({
  ...{ config: config(), nights: makeNights(runs()), publicUrl: publicUrl() },
});
