import middy from "@middy/core";
import { clock, codes, config, runs } from "../src/adapters/wiring.ts";
import { makeAccountShard } from "../src/app/nightly/ledger-account.ts";
import { NightlyShard } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const account = makeAccountShard({ runs: runs(), config: config(), clock, codes: codes() });

/** Task of the nightly state machine: one part of the ledger of codes. */
export const handler = middy<NightlyShard>()
  .use(observed("nightly-ledger"))
  .use(parsed(NightlyShard))
  .handler(account);
