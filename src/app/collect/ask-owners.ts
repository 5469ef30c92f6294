import pMap from "p-map";
import type { ConfirmSetting } from "../../domain/config/store.ts";
import { needsConfirmation } from "../../domain/confirm/needs.ts";
import type { SignUp } from "../../domain/confirm/sign-up.ts";
import type { Fact, FactId, FactOf } from "../../domain/facts/facts.ts";
import { idOfRank, rankOf } from "../../domain/facts/ranks.ts";
import type { UnseenNote } from "../../domain/facts/unseen.ts";
import { canonicalAddress } from "../../domain/mailbox/address.ts";
import type { Confirmations } from "../../ports/confirmations.ts";
import { withSignUp } from "./mapping/sign-up.ts";
import type { Mapped } from "./mapping/unreadable.ts";

/** Confirmations that one request may ask for at the same time. */
const PARALLEL = 4;

/**
 * The shop's own word as `confirm: always` takes it: a consent without a double opt-in is a claim until the mailbox's owner
 * has confirmed it. What an import tells stays as told: its proof is the shop's to have, and nobody mails a whole list.
 */
export function toConfirm(told: Mapped, confirm: ConfirmSetting): Mapped & { readonly signUp?: SignUp } {
  const isOpen = (fact: Fact): fact is FactOf<"consent-given"> =>
    fact.kind === "consent-given" &&
    fact.import === undefined &&
    rankOf(fact) === "server" &&
    needsConfirmation("server", fact.proof, confirm);
  if (!told.facts.some(isOpen)) return told;
  const facts = told.facts.map((fact): Fact => {
    if (!isOpen(fact)) return fact;
    return { ...fact, rank: "browser", id: idOfRank(fact.id, "browser") as FactId };
  });
  return withSignUp({ ...told, facts }, undefined);
}

/** Asks for all confirmations that one request needs, each mailbox's owner once. */
export function makeAskOwners(
  confirmations: Confirmations | undefined,
  onUnseen: (notes: readonly UnseenNote[]) => void,
) {
  return async (told: readonly { readonly signUp?: SignUp }[]): Promise<void> => {
    if (!confirmations) return;
    const signUps = told.flatMap(({ signUp }) => (signUp ? [signUp] : []));
    const byAddress = new Map(signUps.map((one) => [canonicalAddress(one.address), one]));
    const answers = await pMap(byAddress.values(), (one) => confirmations.request(one), {
      concurrency: PARALLEL,
    });
    const refused = answers.filter((answer) => answer === "limited");
    onUnseen(refused.map(() => ({ kind: "limited", name: "sign-up" })));
  };
}
