import middy from "@middy/core";
import {
  clock,
  codes,
  config,
  customers,
  events,
  keepPutAside,
  runs,
  wallets,
} from "../src/adapters/wiring.ts";
import { makeAccountShard } from "../src/app/nightly/ledger-account.ts";
import { makeAuditWalletShard } from "../src/app/nightly/wallet-audit.ts";
import { NightlyShard } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

keepPutAside();

const deps = { runs: runs(), config: config(), clock };
const account = makeAccountShard({ ...deps, codes: codes() });
const audit = makeAuditWalletShard({
  ...deps,
  wallets: wallets(),
  customers: customers(),
  events: events(),
});

/** Task of the nightly state machine: one part of the ledger of codes and of the wallets of points. */
export const handler = middy<NightlyShard>()
  .use(observed("nightly-ledger"))
  .use(parsed(NightlyShard))
  .handler(async (input) => ({ ...(await account(input)), ...(await audit(input)) }));
