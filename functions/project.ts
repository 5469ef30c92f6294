import middy from "@middy/core";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import {
  budgets,
  bus,
  catalogue,
  checkpoints,
  clock,
  codes,
  config,
  customers,
  events,
  expressions,
  journal,
  keepPutAside,
  lookups,
  referrals,
  secrets,
  tastes,
  telling,
  unseen,
  wallets,
  workflows,
} from "../src/adapters/wiring.ts";
import { makeLearnProducts } from "../src/app/catalogue/learn-products.ts";
import { makeKeepWallets } from "../src/app/loyalty/wallets/keep-wallet.ts";
import { makeSettleOrders } from "../src/app/offers/settle-orders.ts";
import { makeOnProjected } from "../src/app/people/on-projected.ts";
import { makeProject } from "../src/app/people/project.ts";
import { makeTellErasures } from "../src/app/privacy/erase-asked.ts";
import { logFailure, observed } from "./middleware/observed.ts";
import { makeFactStream } from "./people/fact-stream.ts";
import { makeOddCodes } from "./people/odd-codes.ts";

keepPutAside();

const oddCodes = makeOddCodes({ unseen: unseen(), clock });
const keepWallets = makeKeepWallets({ wallets: wallets(), secrets: secrets(), clock });
const deps = { events: events(), customers: customers(), config: config(), secrets: secrets(), clock };
const project = makeProject({
  ...deps,
  tastes: tastes(),
  checkpoints: checkpoints(),
  wallets: keepWallets,
  settleOrders: makeSettleOrders({ ...deps, codes: codes(), budgets: budgets(), onOdd: oddCodes.note }),
  onProjected: makeOnProjected({
    ...deps,
    journal: journal(),
    catalogue: catalogue(),
    workflows: workflows(),
    expressions: expressions(),
    referrals: referrals(),
    lookups: lookups(),
    bus: bus(),
  }),
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
      await learnProducts(facts).catch((error: unknown) =>
        logFailure("catalogue", error, { function: "project" }),
      );
      return projected;
    }, telling.putAside),
  );
