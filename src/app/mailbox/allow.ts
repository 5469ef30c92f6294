import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { type Standing, standingOf } from "../../domain/mailbox/ledger.ts";
import { factId } from "../../domain/people/consent.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import { mailboxKey } from "./mailbox-key.ts";

export interface AllowMailboxDeps {
  readonly events: Pick<EventStore, "append" | "factsOf">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/**
 * Lifts what a complaint or a bounce has ended, for the address and for every customer of whom it was told. It gives no
 * consent: who has unsubscribed stays so. Answers with the address's standing before and after.
 */
export function makeAllowMailbox({ events, secrets, clock }: AllowMailboxDeps) {
  return async (
    address: string,
    { reason, by }: { readonly reason: string; readonly by: string },
  ): Promise<{ readonly before: Standing; readonly after: Standing }> => {
    const now = clock.now();
    const mailbox = mailboxKey(address, await secrets.keys());
    const ledger = await events.factsOf(mailbox);
    const body = { kind: "mailbox-allowed", reason, by } as const;
    const id = factId(body, `allowed:${now}`);
    const allowed = (customer: CustomerKey): Fact => ({
      ...body,
      id,
      customer,
      at: now,
      receivedAt: now,
      source: "comeback",
      ...(customer !== mailbox && { mailbox }),
    });
    await events.append([allowed(mailbox)]);
    const told = new Set(ledger.flatMap(({ kind, of }) => (kind === "mail" && of ? [of] : [])));
    await events.append([...told].map(allowed));
    return {
      before: standingOf(ledger, now),
      after: standingOf([...ledger, allowed(mailbox)], now),
    };
  };
}
