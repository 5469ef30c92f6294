import { HOUR } from "../../domain/basics/calendar.ts";
import { WITHDRAWALS_AN_HOUR, type WithdrawalLimit } from "../../ports/withdrawals.ts";

/** Counts in memory, for tests and simulations. */
export function makeMemoryWithdrawalLimit(): WithdrawalLimit {
  const admitted = new Map<string, Set<string>>();
  return {
    async admits(whose, message, now) {
      const hour = `${whose} ${Math.floor(now / HOUR)}`;
      const messages = admitted.get(hour) ?? new Set();
      admitted.set(hour, messages);
      if (!messages.has(message) && messages.size >= WITHDRAWALS_AN_HOUR) return false;
      messages.add(message);
      return true;
    },
  };
}
