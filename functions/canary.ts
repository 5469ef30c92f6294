import { canaryDoor, clock, customers, secrets } from "../src/adapters/wiring.ts";
import { makeCanary } from "../src/app/canary/fly.ts";
import { makeCanaryHandler } from "./canary/canary-handler.ts";

/** Every quarter of an hour: whether an order comes through the whole deployment. */
export const handler = makeCanaryHandler(
  makeCanary({ customers: customers(), secrets: secrets(), door: canaryDoor(), clock }),
);
