import middy from "@middy/core";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import {
  budgets,
  bus,
  catalogue,
  clock,
  codes,
  config,
  customers,
  events,
  expressions,
  journal,
  lookups,
  referrals,
  secrets,
  tastes,
  unseen,
  wallets,
  workflows,
} from "../src/adapters/wiring.ts";
import { makeLearnProducts } from "../src/app/catalogue/learn-products.ts";
import { makeTrigger } from "../src/app/chains/trigger.ts";
import { makeLoyaltyNews } from "../src/app/loyalty/news.ts";
import { makeKeepWallets } from "../src/app/loyalty/wallets/keep-wallet.ts";
import { makeSettleOrders } from "../src/app/offers/settle-orders.ts";
import { makeNoteLookups } from "../src/app/people/note-lookups.ts";
import { makeProject } from "../src/app/people/project.ts";
import { makeTellErasures } from "../src/app/privacy/erase-asked.ts";
import { logLine, observed } from "./middleware/observed.ts";
import { makeFactStream } from "./people/fact-stream.ts";
import { makeOddCodes } from "./people/odd-codes.ts";

const trigger = makeTrigger({
  journal: journal(),
  events: events(),
  catalogue: catalogue(),
  workflows: workflows(),
  expressions: expressions(),
  config: config(),
  bus: bus(),
  clock,
});
const oddCodes = makeOddCodes({ unseen: unseen(), clock });
const loyaltyNews = makeLoyaltyNews({
  events: events(),
  customers: customers(),
  referrals: referrals(),
  config: config(),
  bus: bus(),
  clock,
});
const keepWallets = makeKeepWallets({ wallets: wallets(), secrets: secrets(), clock });
const noteLookups = makeNoteLookups({ lookups: lookups(), secrets: secrets() });
const project = makeProject({
  events: events(),
  customers: customers(),
  tastes: tastes(),
  config: config(),
  secrets: secrets(),
  wallets: keepWallets,
  settleOrders: makeSettleOrders({
    codes: codes(),
    budgets: budgets(),
    secrets: secrets(),
    clock,
    onOdd: oddCodes.note,
  }),
  onProjected: async (projected) => {
    await trigger(projected);
    await loyaltyNews(projected);
    await noteLookups(projected);
  },
});

const tellErasures = makeTellErasures({ bus: bus() });
const learnProducts = makeLearnProducts({ catalogue: catalogue(), config: config() });

/** Consumer of the events table's stream: folds customers again starts the chains that wait for what they did, and tells the catalogue of products. */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
  .use(observed("project"))
  .handler(
    makeFactStream(async (facts) => {
      const projected = await project(facts);
      await tellErasures(facts);
      await oddCodes.settle();
      // What is not learnt now is told again by the next event about the product: nobody's profile waits for it.
      await learnProducts(facts).catch(({ name, message }: Error) =>
        logLine({ function: "project", level: "error", error: name, message: `catalogue: ${message}` }),
      );
      return projected;
    }),
  );
