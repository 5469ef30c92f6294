import { config, edge } from "../src/adapters/wiring.ts";
import { makeReferralHandler } from "./loyalty/referral-handler.ts";

/** GET and HEAD /r/{code}. */
export const handler = makeReferralHandler({ edge: edge(), config: config() });
