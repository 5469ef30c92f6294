import { defined } from "../../domain/basics/defined.ts";
import type { FactOf } from "../../domain/facts/facts.ts";
import { ledgerCopy, type Standing, standingOf } from "../../domain/mailbox/ledger.ts";
import { factId } from "../../domain/people/consent.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { findCustomer } from "./find-customer.ts";

export interface UnsubscribeCustomerDeps {
  readonly events: Pick<EventStore, "append" | "factsOf">;
  readonly customers: CustomerStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

export interface Withdrawal {
  /** Names the request: the same one again withdraws nothing more. */
  readonly id: string;
  readonly reason: string;
  readonly by: string;
}

export type Withdrawn =
  | { readonly kind: "unknown" }
  | {
      readonly kind: "unsubscribed" | "same";
      readonly profile: Profile;
      /** Of the mailbox; absent without an address. */
      readonly before?: Standing;
      readonly after?: Standing;
    };

/** The proof of a withdrawal that an operator was told of: by phone, in a letter, at the counter. */
const PROOF = { purpose: "marketing", channel: "email", source: "operator" } as const;

/**
 * Withdraws a customer's consent to mails by the word of an operator, for the address, whoever else has it, and for the
 * customer. Only a later decision of the customer's own lifts it. The ledger first, as for the owner's own word.
 */
export function makeUnsubscribeCustomer({ events, customers, secrets, clock }: UnsubscribeCustomerDeps) {
  return async (asked: string, { id, reason, by }: Withdrawal): Promise<Withdrawn> => {
    const profile = (await findCustomer(customers, asked))?.profile;
    if (!profile) return { kind: "unknown" };
    const at = clock.now();
    const mailbox = profile.email === undefined ? undefined : mailboxKey(profile.email, await secrets.keys());
    const body = { kind: "consent-withdrawn", proof: PROOF, reason, by } as const;
    const fact: FactOf<"consent-withdrawn"> = {
      ...{ ...body, id: factId(body, `operator:${id}`), customer: profile.id },
      ...{ at, receivedAt: at, source: "comeback", ...defined({ mailbox }) },
    };
    const before = mailbox && standingOf(await events.factsOf(mailbox), at);
    if (mailbox) await events.append([ledgerCopy(fact, mailbox)]);
    const [stored] = await events.append([fact]);
    const after = mailbox && standingOf(await events.factsOf(mailbox), at);
    const kind = stored === "stored" ? "unsubscribed" : "same";
    return { kind, profile, ...defined({ before, after }) };
  };
}
