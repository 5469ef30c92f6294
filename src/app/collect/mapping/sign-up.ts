import { defined } from "../../../domain/basics/defined.ts";
import { personName } from "../../../domain/basics/plain-words.ts";
import type { SignUp } from "../../../domain/confirm/sign-up.ts";
import type { Fact, FactOf } from "../../../domain/facts/facts.ts";
import { decidedFor } from "../../mailbox/copies.ts";
import { isAddress } from "../identity-keys.ts";
import type { Mapped } from "./unreadable.ts";

/**
 * A browser's message that gives a consent for an address: what the mailbox's owner has to confirm. That somebody has
 * joined waits for it as well, so that no stranger's address is welcomed.
 */
export function withSignUp(told: Mapped, ip: string | undefined): Mapped & { readonly signUp?: SignUp } {
  const { facts, address: named } = told;
  const consent = facts.findLast((fact) => fact.kind === "consent-given");
  const address = consent && decidedFor(consent.proof, named);
  const isRefused = facts.some(({ kind }) => kind === "consent-withdrawn");
  if (!consent || isRefused || address === undefined || !isAddress(address)) return told;
  const who = facts.find((fact) => fact.kind === "identified");
  const joined = facts.find(isJoining);
  const signUp: SignUp = {
    address,
    customer: consent.customer,
    proof: { ...consent.proof, address },
    ...defined({ entry: joined?.entry, via: joined?.via, name: who?.name && personName(who.name) }),
    ...defined({ locale: who?.locale, timeZone: who?.timeZone, ip }),
    at: consent.at,
    receivedAt: consent.receivedAt,
  };
  return { ...told, facts: facts.filter((fact) => !isJoining(fact)), signUp };
}

const isJoining = (fact: Fact): fact is FactOf<"subscribed"> => fact.kind === "subscribed";
