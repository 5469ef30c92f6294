import { createHmac } from "node:crypto";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import { cardNumberOf } from "../../../domain/loyalty/card-number.ts";
import type { Secrets } from "../../../ports/keys.ts";
import { makeProgramme, type ProgrammeDeps } from "./programme.ts";
import { makeWalletOf, type WalletOfDeps } from "./wallet-of.ts";

export type CardAnswer =
  | { readonly kind: "card"; readonly number: string; readonly customer: CustomerKey }
  | { readonly kind: "unknown" | "no-programme" };

const ATTEMPTS = 20;

/**
 * The number of a customer's card, made when somebody first asks for it. It is the customer's from before the wallet says
 * so: where it breaks off between the two, the next try makes the same one. Two who become one keep both numbers.
 */
export function makeCard(deps: WalletOfDeps & ProgrammeDeps): (who: string) => Promise<CardAnswer> {
  const { wallets, secrets } = deps;
  const walletOf = makeWalletOf(deps);
  const programmeNow = makeProgramme(deps);
  return async (who) => {
    const programme = await programmeNow();
    if (!programme) return { kind: "no-programme" };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const wallet = await walletOf(who, programme);
      if (!wallet) return { kind: "unknown" };
      const { customer, card } = wallet;
      if (card !== undefined) return { kind: "card", number: card, customer };
      const number = await named(customer);
      const next = { ...wallet, card: number, revision: wallet.revision + 1, changedAt: programme.now.at };
      if ((await wallets.put(next)) === "written") return { kind: "card", number, customer };
    }
    throw new Error("a wallet kept changing while a card was made for it");
  };

  /** Of the numbers that may be the customer's, the first that nobody else has. */
  async function named(customer: CustomerKey): Promise<string> {
    for (let nth = 0; nth < ATTEMPTS; nth++) {
      const number = await numberOf(customer, nth, secrets);
      if ((await wallets.name("card", number, customer)) === "named") return number;
    }
    throw new Error("no number is free for a card");
  }
}

/** Not to be guessed from another one, and the same for ever: the key that it is made with never rotates. */
async function numberOf(customer: CustomerKey, nth: number, secrets: Secrets): Promise<string> {
  const key = (await secrets.keys()).mailbox.at(-1);
  if (key === undefined) throw new Error("the keys secret has no mailbox key");
  return cardNumberOf(createHmac("sha256", key).update(`card\0${customer}\0${nth}`).digest());
}
