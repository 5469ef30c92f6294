import middy from "@middy/core";
import { config, customers, secrets, shopCustomersAt } from "../src/adapters/wiring.ts";
import { makeTagLevel } from "../src/app/shops/tag-level.ts";
import { LevelTask } from "../src/contracts/shop-tags.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const tagLevel = makeTagLevel({
  config: config(),
  customers: customers(),
  secrets: secrets(),
  shopAt: shopCustomersAt,
});

/** Takes `LevelChanged` from the event bus to the customer's record on Shopify; what fails is handed over again. */
export const handler = middy<LevelTask>()
  .use(observed("shop-tags"))
  .use(parsed(LevelTask))
  .handler(({ detail }) => tagLevel(detail));
