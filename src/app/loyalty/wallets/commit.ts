import { commit } from "../../../domain/loyalty/wallet-decide.ts";
import { makeChangeWallet, type TillAnswer, type TillDeps } from "./change-wallet.ts";
import { spentFact } from "./spent-fact.ts";

/**
 * Spends what an order holds. The wallet first, then the fact by which the fold learns of it: where it breaks off between
 * the two, the wallet remembers, and the till's next try or the night tells the fact.
 */
export function makeCommit(
  deps: TillDeps,
): (
  who: string,
  order: string,
  more?: { readonly points?: number; readonly code?: string },
) => Promise<TillAnswer> {
  const change = makeChangeWallet(deps);
  return async (who, order, { points, code } = {}) => {
    const answer = await change(who, order, (wallet, { now }) => commit(wallet, order, now, points));
    if (answer.kind !== "done" || answer.hold.known) return answer;
    const more = { receivedAt: deps.clock.now(), ...(code !== undefined && { code }) };
    await deps.events.append([spentFact(answer.wallet.customer, answer.hold, more)]);
    return answer;
  };
}
