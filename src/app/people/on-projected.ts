import { makeTrigger, type Projected, type TriggerDeps } from "../chains/trigger.ts";
import { type LoyaltyNewsDeps, makeLoyaltyNews } from "../loyalty/news.ts";
import { makeNoteLookups, type NoteLookupsDeps } from "./note-lookups.ts";

export type OnProjectedDeps = TriggerDeps & LoyaltyNewsDeps & NoteLookupsDeps;

/** What follows from new facts once they are in a profile: chains begin, levels are told, codes looked at are noted. */
export function makeOnProjected(deps: OnProjectedDeps): (projected: Projected) => Promise<void> {
  const trigger = makeTrigger(deps);
  const loyaltyNews = makeLoyaltyNews(deps);
  const noteLookups = makeNoteLookups(deps);
  return async (projected) => {
    await trigger(projected);
    await loyaltyNews(projected);
    await noteLookups(projected);
  };
}
