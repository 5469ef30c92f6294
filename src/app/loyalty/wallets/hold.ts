import { type HoldRequest, hold } from "../../../domain/loyalty/wallet-decide.ts";
import { makeChangeWallet, type TillAnswer, type TillDeps } from "./change-wallet.ts";

/** Puts a customer's points aside for an order, for half an hour. */
export function makeHold(deps: TillDeps): (who: string, request: HoldRequest) => Promise<TillAnswer> {
  const change = makeChangeWallet(deps);
  return (who, request) =>
    change(who, request.order, (wallet, { rules, now }) => hold(wallet, request, rules, now));
}
