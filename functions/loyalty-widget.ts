import {
  clock,
  config,
  customers,
  edge,
  events,
  publicUrl,
  referrals,
  secrets,
  wallets,
} from "../src/adapters/wiring.ts";
import { makeWidgetHandler } from "./loyalty/widget-handler.ts";

/** GET /v1/me/loyalty and GET /v1/me/loyalty/widget.js. */
export const handler = makeWidgetHandler({
  edge: edge(),
  config: config(),
  customers: customers(),
  events: events(),
  referrals: referrals(),
  wallets: wallets(),
  secrets: secrets(),
  publicUrl: publicUrl(),
  clock,
});
