import type { EventStore } from "../../ports/facts.ts";
import { makeGrant } from "./grant.ts";
import { makeImportBalances } from "./import-balances.ts";
import { makeAuditWallets } from "./wallets/audit-wallets.ts";
import { makeCard } from "./wallets/card.ts";
import { makeMendWallet } from "./wallets/mend-wallet.ts";
import type { ProgrammeDeps } from "./wallets/programme.ts";
import { makeReadBalance } from "./wallets/read-balance.ts";
import type { WalletOfDeps } from "./wallets/wallet-of.ts";

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
