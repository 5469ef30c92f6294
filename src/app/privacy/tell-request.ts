import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey, FactOf } from "../../domain/facts/facts.ts";
import { type Rank, ranked } from "../../domain/facts/ranks.ts";
import { ledgerCopy } from "../../domain/mailbox/ledger.ts";
import { factId } from "../../domain/people/consent.ts";
import type { OperatorsRequest } from "../../domain/privacy/requests.ts";
import type { EventStore } from "../../ports/facts.ts";

export interface ToldRequest extends OperatorsRequest {
  readonly customer: CustomerKey;
  readonly mailbox: CustomerKey | undefined;
  readonly rank: Rank;
  /** Names the request: the same one again asks for nothing more. */
  readonly name: string;
  readonly at: Instant;
}

/**
 * Stores a request to erase somebody. The ledger of the address first: from then on nothing is mailed there. The erasure
 * itself follows from the fact.
 */
export async function tellRequest(
  events: Pick<EventStore, "append">,
  { customer, mailbox, rank, name, at, by, reason }: ToldRequest,
): Promise<"asked" | "same"> {
  const body = { kind: "privacy-requested", request: "erasure", payload: { by, reason } } as const;
  const fact: FactOf<"privacy-requested"> = {
    ...{ ...body, id: factId(body, name, rank), customer },
    ...{ at, receivedAt: at, source: "comeback", ...ranked(rank), ...defined({ mailbox }) },
  };
  if (mailbox) await events.append([ledgerCopy(fact, mailbox)]);
  const [stored] = await events.append([fact]);
  return stored === "stored" ? "asked" : "same";
}
