import type { Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";

/** What the night has found of wallets. */
export interface WalletsFound {
  /** Wallets that were recounted. */
  readonly looked: number;
  /** Spends that a till had committed and nobody had told: told now. */
  readonly told: number;
  readonly differ: number;
  /** The first few of those that differ. */
  readonly customers: readonly CustomerKey[];
}

/** Of one task; `found` is absent where profiles are still folded by other rules, and nothing can be compared. */
export interface ShardWallets {
  readonly fence: number;
  readonly found?: WalletsFound;
}

/** The last audit that has come to its end. */
export interface AuditedWallets {
  readonly run: string;
  readonly at: Instant;
  readonly differ: number;
}
