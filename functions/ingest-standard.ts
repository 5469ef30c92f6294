import { clock, config, events, secrets } from "../src/adapters/wiring.ts";
import { makeStandardHandler } from "./collect/standard-handler.ts";

/** POST /webhooks/standard. */
export const handler = makeStandardHandler({ events: events(), config: config(), secrets: secrets(), clock });
