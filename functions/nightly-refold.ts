import middy from "@middy/core";
import {
  checkpoints,
  clock,
  config,
  customers,
  events,
  keepPutAside,
  runs,
  secrets,
  tastes,
  wallets,
} from "../src/adapters/wiring.ts";
import { makeKeepWallets } from "../src/app/loyalty/wallets/keep-wallet.ts";
import { makeRefold } from "../src/app/nightly/refold.ts";
import { NightlyShard } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

keepPutAside();

const refold = makeRefold({
  runs: runs(),
  customers: customers(),
  tastes: tastes(),
  checkpoints: checkpoints(),
  events: events(),
  config: config(),
  secrets: secrets(),
  wallets: makeKeepWallets({ wallets: wallets(), secrets: secrets(), clock }),
  clock,
});

/** Task of the nightly state machine: folds those of one shard again whom a change of the config touches. */
export const handler = middy<NightlyShard>()
  .use(observed("nightly-refold"))
  .use(parsed(NightlyShard))
  .handler(refold);
