import { readReferralCode } from "../../../domain/loyalty/referral.ts";
import type { ConfigStore } from "../../../ports/config.ts";
import { shopWithRef } from "./referral-link.ts";

export interface FollowReferralDeps {
  readonly config: Pick<ConfigStore, "current">;
}

/** Where a friend's link leads; undefined before the shop has published a config. */
export function makeFollowReferral({ config }: FollowReferralDeps) {
  return async (code: string | undefined): Promise<string | undefined> => {
    const store = (await config.current())?.bundle.store;
    return store && shopWithRef(store, readReferralCode(code));
  };
}
