import type { Day, Instant } from "../basics/calendar.ts";
import type { LoyaltyRules } from "../config/loyalty.ts";
import type { HistoryLine } from "./history-line.ts";
import type { Ledger, LotDays } from "./ledger.ts";
import { expiryOf } from "./rules.ts";

/** Something that changes points at an instant. */
export interface Entry {
  readonly at: Instant;
  /** Of one instant, what brings points comes before what takes them. */
  readonly turn: number;
  readonly id: string;
  /** `day`: the shop's, of the instant. Says what has become of it. */
  readonly apply: (ledger: Ledger, day: Day) => readonly HistoryLine[];
}

export const TURNS = { order: 0, action: 1, referral: 2, grant: 3, spend: 4, back: 5 } as const;

/** Until when points of these rules are good that become so on `active`. */
export const lotDays = (rules: LoyaltyRules | undefined, active: Day): LotDays => ({
  active,
  expires: rules && expiryOf(rules, active),
});

export const shown = ({ active, expires }: LotDays) => ({
  active,
  ...(expires !== undefined && { expires }),
});
