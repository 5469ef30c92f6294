import { createHmac } from "node:crypto";
import type { Store } from "../../../domain/config/store.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import { REF, referralCode } from "../../../domain/loyalty/referral.ts";
import type { Secrets } from "../../../ports/keys.ts";
import type { ReferralStore } from "../../../ports/referrals.ts";

export interface ReferralDeps {
  readonly referrals: ReferralStore;
  readonly secrets: Secrets;
  /** Of the public API, without a slash at the end. */
  readonly publicUrl: string;
}

export interface ReferralLink {
  readonly code: string;
  readonly link: string;
}

/**
 * The code of a customer and the link that brings it along. Whose it is is written down when it is shown for the first
 * time: a code that nobody has seen brings nobody.
 */
export function makeReferralLink({ referrals, secrets, publicUrl }: ReferralDeps) {
  return async (customer: CustomerKey): Promise<ReferralLink> => {
    const keys = (await secrets.keys()).links;
    const [newest] = keys;
    if (newest === undefined)
      throw new Error("the keys secret has no links key: referral codes cannot be made");
    for (const key of keys.toReversed()) {
      const code = codeOf(customer, key);
      // The code that was shown first stays the customer's own while keys rotate.
      if ((await referrals.find(code)) !== undefined) return { code, link: linkOf(code, publicUrl) };
    }
    const code = codeOf(customer, newest);
    await referrals.name(code, customer);
    return { code, link: linkOf(code, publicUrl) };
  };
}

const codeOf = (customer: CustomerKey, key: string): string =>
  referralCode(createHmac("sha256", key).update(`referral\0${customer}`).digest());

const linkOf = (code: string, publicUrl: string): string => `${publicUrl}/r/${code}`;

/** Where a friend's link leads: the shop, with the code in the address where it is one. */
export function shopWithRef({ url }: Pick<Store, "url">, code: string | undefined): string {
  const address = new URL(url);
  if (code !== undefined) address.searchParams.set(REF, code);
  return address.href;
}
