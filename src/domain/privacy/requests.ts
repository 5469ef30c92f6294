import type { Fact, FactOf } from "../facts/facts.ts";
import { isOrderKey } from "../facts/identity.ts";
import { rankOf } from "../facts/ranks.ts";

const ERASES = /redact|eras|delet|forget/i;

/**
 * Whether a fact asks to erase the customer of whom it is told. Erasing somebody is an attack as well: only the shop's own
 * word counts, and a mailbox owner's that a mail of its own has confirmed. What a platform asks of a whole shop is about
 * nobody in particular.
 */
export const asksErasure = (fact: Fact): fact is FactOf<"privacy-requested"> =>
  fact.kind === "privacy-requested" &&
  ERASES.test(fact.request) &&
  (rankOf(fact) === "server" || isOwners(fact)) &&
  !isOrderKey(fact.customer);

/** Comeback itself stores a request of this rank, and nothing else: of whoever has pressed the button behind both mails. */
const isOwners = (fact: Fact): boolean => fact.source === "comeback" && rankOf(fact) === "mailbox";

/** In the receipt of an erasure that the mailbox's owner has asked for. */
export const BY_OWNER: OperatorsRequest = {
  by: "mailbox owner",
  reason: "preference centre, confirmed by mail",
};

/** What an operator's request says besides. */
export interface OperatorsRequest {
  readonly by: string;
  readonly reason: string;
}

/** Who asked and why: of an operator's request its own words, else the source and its topic. */
export function askedBy({ source, request, payload }: FactOf<"privacy-requested">): OperatorsRequest {
  if (source !== "comeback" || !isOperators(payload)) return { by: source, reason: request };
  return { by: payload.by, reason: payload.reason };
}

const isOperators = (payload: unknown): payload is OperatorsRequest =>
  typeof payload === "object" && payload !== null && "by" in payload && "reason" in payload;
