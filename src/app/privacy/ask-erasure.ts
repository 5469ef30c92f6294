import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { findCustomer } from "../people/find-customer.ts";
import { tellRequest } from "./tell-request.ts";

export interface AskErasureDeps {
  readonly events: Pick<EventStore, "append">;
  readonly customers: Pick<CustomerStore, "get">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

export interface AskedErasure {
  /** Names the request: the same one again asks for nothing more. */
  readonly id: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * Asks for somebody's erasure in an operator's name: a privacy request like those of the shop's platform. The ledger of the
 * address first: from then on nothing is mailed there. The erasure itself follows from the fact.
 */
export function makeAskErasure({ events, customers, secrets, clock }: AskErasureDeps) {
  return async (asked: string, { id, by, reason }: AskedErasure): Promise<"unknown" | "asked" | "same"> => {
    const found = await findCustomer(customers, asked);
    if (!found) return "unknown";
    const at = clock.now();
    const email = found.profile?.email;
    const mailbox = email === undefined ? undefined : mailboxKey(email, await secrets.keys());
    return tellRequest(events, {
      ...{ customer: found.id, mailbox, rank: "server", name: `operator:${id}`, at, by, reason },
    });
  };
}
