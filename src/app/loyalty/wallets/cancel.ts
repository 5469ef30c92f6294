import { cancel } from "../../../domain/loyalty/wallet-decide.ts";
import { makeChangeWallet, type TillAnswer, type TillDeps } from "./change-wallet.ts";

/** Gives back what an order holds. What was committed comes back when the order is void. */
export function makeCancel(deps: TillDeps): (who: string, order: string) => Promise<TillAnswer> {
  const change = makeChangeWallet(deps);
  return (who, order) => change(who, order, (wallet, { now }) => cancel(wallet, order, now));
}
