import { isCanary } from "../../domain/facts/canary.ts";
import { makeTrigger, type Projected, type TriggerDeps } from "../chains/trigger.ts";
import { type LoyaltyNewsDeps, makeLoyaltyNews } from "../loyalty/news.ts";
import { makeNoteLookups, type NoteLookupsDeps } from "./note-lookups.ts";

export type OnProjectedDeps = TriggerDeps & LoyaltyNewsDeps & NoteLookupsDeps;

/**
 * What follows from new facts once they are in a profile: chains begin, levels are told, codes looked at are noted. Nothing
 * follows from an order of Comeback's own.
 */
export function makeOnProjected(deps: OnProjectedDeps): (projected: Projected) => Promise<void> {
  const trigger = makeTrigger(deps);
  const loyaltyNews = makeLoyaltyNews(deps);
  const noteLookups = makeNoteLookups(deps);
  return async (projected) => {
    if (isCanary(projected.after.profile.id)) return;
    await trigger(projected);
    await loyaltyNews(projected);
    await noteLookups(projected);
  };
}
