import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { SignUp } from "../../domain/confirm/sign-up.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { emailKey } from "../../domain/facts/identity.ts";
import type { Standing } from "../../domain/mailbox/ledger.ts";
import { isKnown } from "../../domain/people/ties.ts";
import type { EventStore } from "../../ports/facts.ts";
import { hashEmail } from "../collect/identity-keys.ts";
import { nameOfSignUp, toldFacts } from "./told.ts";

/**
 * Takes a browser's sign-up at its word (`confirm: never`). It gives consent where nobody has said anything, and lifts
 * nothing: not a withdrawal, not a complaint, not a bounce. Of somebody whom the shop knows it changes no name.
 */
export async function tellUnconfirmed(telling: {
  readonly events: Pick<EventStore, "append" | "factsOf">;
  readonly signUp: SignUp;
  readonly mailbox: CustomerKey;
  readonly standing: Standing;
  readonly now: Instant;
}): Promise<void> {
  const { events, signUp, mailbox, standing, now } = telling;
  if (standing.mayMail !== "not-now" || standing.until !== undefined) return;
  const { address, customer, proof, entry, via, topics, channels, ...person } = signUp;
  const key = emailKey(hashEmail(address));
  const shopKnows = isKnown(key, await events.factsOf(key));
  const { doubleOptInAt: _, ...claimed } = proof;
  const { name, phone, traits, locale, timeZone } = person;
  const details = {
    ...{ address, customer, proof: claimed },
    ...defined({ entry, via, topics }),
    ...(!shopKnows && defined({ channels, name, phone, traits, locale, timeZone })),
  };
  const named = `told:${nameOfSignUp(details)}`;
  const { ledger, facts } = toldFacts({ details, mailbox, name: named, at: now, by: "anybody" });
  await events.append(ledger);
  await events.append(facts);
}
