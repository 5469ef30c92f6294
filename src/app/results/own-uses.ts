import { type Day, dayOf } from "../../domain/basics/calendar.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { ownRedemption } from "../../domain/offers/codes/use.ts";
import { clip } from "../../domain/people/fold-limits.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { Happening } from "../../domain/results/happening.ts";
import { type OwnUse, WINDOW_DAYS } from "../../domain/results/windows.ts";
import type { CodeStore } from "../../ports/codes.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";

interface Window {
  readonly on: Day;
  readonly zone: string;
}

/** Days from one to another, both included, and the codes whose cost is asked for. */
interface UsesAsked {
  readonly from: Day;
  readonly to: Day;
  readonly zone: string;
  readonly isAsked: (code: Code) => boolean;
}

/** Orders of some days that used a code which was the customer's own. The ledger is asked only about codes that the orders show. */
export function makeUses({ codes }: { readonly codes: Pick<CodeStore, "get"> }) {
  return async (profile: Profile, { from, to, zone, isAsked }: UsesAsked): Promise<readonly OwnUse[]> => {
    const keys = new Set([profile.id, ...profile.aliases]);
    const uses: OwnUse[] = [];
    for (const { code: name, order, at, spent } of profile.coupons) {
      const day = dayOf(zone, at);
      if (day < from || day > to) continue;
      const code = await unlessUnreadable(codes.get(name, "eventual"));
      const redemption = ownRedemption(code, keys);
      if (!code || !redemption || clip(redemption.order) !== order) continue;
      if (isAsked(code)) uses.push({ terms: code.terms, redemption, spent });
    }
    return uses;
  };
}

/** Orders of the window that used a code which the chain had given to the customer; of a message, one of the offer in it. */
export function makeOwnUses(deps: { readonly codes: Pick<CodeStore, "get"> }) {
  const uses = makeUses(deps);
  return async (
    profile: Profile,
    { chain, step, offer }: Happening,
    { on, zone }: Window,
  ): Promise<readonly OwnUse[]> => {
    if (step !== null && offer === null) return [];
    const isAsked = (code: Code) => code.chain === chain && (step === null || code.offer === offer);
    return uses(profile, { from: on, to: on + WINDOW_DAYS, zone, isAsked });
  };
}
