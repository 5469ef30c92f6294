import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { ReferralStore } from "../../ports/referrals.ts";

export function makeMemoryReferralStore(): ReferralStore {
  const owners = new Map<string, CustomerKey>();
  return {
    find: async (code) => owners.get(code),
    name: async (code, customer) => {
      if (!owners.has(code)) owners.set(code, customer);
    },
  };
}
