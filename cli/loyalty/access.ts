import type { BalanceImport, ImportedBalances } from "../../src/app/loyalty/import-balances.ts";
import type { Side, WalletAudit } from "../../src/app/loyalty/wallets/audit-wallets.ts";
import type { Day } from "../../src/domain/basics/calendar.ts";

/** What the shop's till would be told, and what of it an operator looks at. */
export interface ShownWallet {
  readonly customer: string;
  readonly level: string;
  readonly available: number;
  readonly held: number;
  readonly pending: number;
  readonly expiringSoon: number;
  readonly nextExpiry?: { readonly on: Day; readonly points: number };
  readonly debt?: number;
  readonly spent: number;
  readonly card?: string;
  readonly holds: readonly { readonly order: string; readonly points: number; readonly state: string }[];
}

export type Granted =
  | { readonly kind: "granted" | "same"; readonly available: number }
  | { readonly kind: "too-few"; readonly available: number };

export interface MendedWallet {
  readonly kind: "mended" | "same";
  readonly before: Side;
  readonly after: Side;
}

/** Wallets of a deployment: over its tables, or over its admin API. Undefined: nobody is known by that. */
export interface LoyaltyAccess {
  show(customer: string): Promise<ShownWallet | undefined>;
  grant(
    customer: string,
    asked: {
      readonly grant: string;
      readonly points: number;
      readonly reason: string;
      readonly by: string;
    },
  ): Promise<Granted | undefined>;
  card(customer: string): Promise<{ readonly number: string } | undefined>;
  importBalances(asked: BalanceImport): Promise<Extract<ImportedBalances, { kind: "done" }>>;
  audit(shard: number): Promise<WalletAudit>;
  mend(customer: string, reason: string): Promise<MendedWallet | undefined>;
}
