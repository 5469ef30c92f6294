import { type Day, dayOf } from "../../domain/basics/calendar.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { ownRedemption } from "../../domain/offers/codes/use.ts";
import { clip } from "../../domain/people/fold-limits.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { Happening } from "../../domain/results/happening.ts";
import { type OwnUse, WINDOW_DAYS } from "../../domain/results/windows.ts";
import type { CodeStore } from "../../ports/codes.ts";

interface Window {
  readonly on: Day;
  readonly zone: string;
}

/**
 * Orders of the window that used a code which the chain had given to the customer; of a message, one of the offer in it.
 * The ledger is asked only about codes that the customer's orders show.
 */
export function makeOwnUses({ codes }: { readonly codes: Pick<CodeStore, "get"> }) {
  return async (
    profile: Profile,
    { chain, step, offer }: Happening,
    { on, zone }: Window,
  ): Promise<readonly OwnUse[]> => {
    if (step !== null && offer === null) return [];
    const keys = new Set([profile.id, ...profile.aliases]);
    const uses: OwnUse[] = [];
    for (const { code: name, order, at, spent } of profile.coupons) {
      const day = dayOf(zone, at);
      if (day < on || day > on + WINDOW_DAYS) continue;
      const code = await codes.get(name, "eventual");
      const redemption = ownRedemption(code, keys);
      if (!code || !redemption || clip(redemption.order) !== order) continue;
      if (isOf(code, chain) && (step === null || code.offer === offer))
        uses.push({ terms: code.terms, redemption, spent });
    }
    return uses;
  };
}

const isOf = (code: Code, chain: string): boolean => code.chain === chain;
