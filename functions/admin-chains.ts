import { config } from "../src/adapters/wiring.ts";
import { makeChainsHandler } from "./admin/chains-handler.ts";

/** POST /v1/chains/{chain}/pause and /resume. */
export const handler = makeChainsHandler({ config: config() });
