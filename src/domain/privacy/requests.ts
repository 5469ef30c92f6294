import type { Fact, FactOf } from "../facts/facts.ts";
import { isOrderKey } from "../facts/identity.ts";
import { rankOf } from "../facts/ranks.ts";

const ERASES = /redact|eras|delet|forget/i;

/**
 * Whether a fact asks to erase the customer of whom it is told. Erasing somebody is an attack as well: only the shop's own
 * word counts, and what a platform asks of a whole shop is about nobody in particular.
 */
export const asksErasure = (fact: Fact): fact is FactOf<"privacy-requested"> =>
  fact.kind === "privacy-requested" &&
  ERASES.test(fact.request) &&
  rankOf(fact) === "server" &&
  !isOrderKey(fact.customer);

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
