import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { ConsentProof, CustomerKey, FactBody } from "../../domain/facts/facts.ts";
import { type LedgerFact, ledgerCopy } from "../../domain/mailbox/ledger.ts";
import { factId } from "../../domain/people/consent.ts";
import type { EventStore } from "../../ports/facts.ts";

type Body = Extract<
  FactBody,
  { readonly kind: "consent-given" | "consent-withdrawn" | "channel-consent" | "preferences-set" }
>;

export interface OwnersWord {
  /** Whose mail held the link. */
  readonly customer: CustomerKey;
  /** The ledger of the address that the mail went to; absent from links of old mails. */
  readonly mailbox?: CustomerKey;
  readonly body: Body;
  /** Names the fact: the same again is a duplicate. */
  readonly name: string;
  readonly at: Instant;
}

/**
 * Keeps what a mailbox's owner says by a link from a mail. The ledger first: every customer of the mailbox is asked for
 * there, whatever comes in between. Answers with the ledger's fact.
 */
export async function tellOwnersWord(
  events: Pick<EventStore, "append">,
  { customer, mailbox, body, name, at }: OwnersWord,
): Promise<LedgerFact> {
  const id = factId(body, name, "mailbox");
  const origin = { at, receivedAt: at, source: "comeback", rank: "mailbox" } as const;
  const fact: LedgerFact = { ...body, ...origin, id, customer, ...defined({ mailbox }) };
  const copy = ledgerCopy(fact, mailbox ?? customer);
  if (mailbox) await events.append([copy]);
  await events.append([fact]);
  return copy;
}

/** Where a button was pressed. */
export interface Circumstances {
  readonly ip?: string;
  readonly userAgent?: string;
}

const MAX_USER_AGENT = 400;

/** The proof of what a page's visitor has decided about mails. */
export const proofBy = (source: string, { ip, userAgent }: Circumstances): ConsentProof => ({
  ...{ purpose: "marketing", channel: "email", source },
  ...defined({ ip, userAgent: userAgent?.slice(0, MAX_USER_AGENT) }),
});
