import type { EventStore } from "../../ports/facts.ts";
import { makeAuditWallets } from "./audit-wallets.ts";
import { makeCard } from "./card.ts";
import { makeGrant } from "./grant.ts";
import { makeImportBalances } from "./import-balances.ts";
import { makeMendWallet } from "./mend-wallet.ts";
import type { ProgrammeDeps } from "./programme.ts";
import { makeReadBalance } from "./read-balance.ts";
import type { WalletOfDeps } from "./wallet-of.ts";

interface OperateDeps extends WalletOfDeps, ProgrammeDeps {
  readonly events: Pick<EventStore, "append" | "factsOf">;
}

/** What an operator does with wallets, over the tables or over the admin API. */
export const makeOperateLoyalty = (deps: OperateDeps) => ({
  show: makeReadBalance(deps),
  grant: makeGrant(deps),
  card: makeCard(deps),
  importBalances: makeImportBalances(deps),
  audit: makeAuditWallets(deps),
  mend: makeMendWallet(deps),
});

export type OperateLoyalty = ReturnType<typeof makeOperateLoyalty>;
