import { defined } from "../basics/defined.ts";
import { SEND_MARKS, type Send, type SendMark } from "../chains/journal.ts";
import { isMailboxKey } from "../mailbox/key.ts";
import type { Outcome, Place } from "./happening.ts";
import type { News } from "./told.ts";

const BY_MARK: Readonly<Record<SendMark, Outcome>> = {
  bounced: "bounced",
  opened: "opened",
  openedByMachine: "opened-by-machine",
  clicked: "clicked",
  unsubscribed: "unsubscribed",
  complained: "complained",
};

/**
 * What a send adds by a change. A claim alone is nothing yet, so one that is given back takes nothing away. Mails to a
 * mailbox of whose customer nobody knows yet ask for a confirmation, and are no part of a chain.
 */
export function newsOfSend(before: Send | undefined, after: Send | undefined): News | undefined {
  if (!after || isMailboxKey(after.customer)) return undefined;
  const outcomes: Outcome[] = after.status === "sent" && before?.status !== "sent" ? ["sent"] : [];
  for (const mark of SEND_MARKS)
    if (after[mark] !== undefined && before?.[mark] === undefined) outcomes.push(BY_MARK[mark]);
  if (outcomes.length === 0) return undefined;
  const place = placeOf(after);
  return {
    ...{ customer: after.customer, of: after.id, chain: after.chain, version: after.version },
    claimedAt: after.claimedAt,
    happened: outcomes.map((outcome) => ({ ...place, outcome, reason: null })),
    ...defined({ before: after.before }),
  };
}

const placeOf = ({ chain, version, step, channel, template, variant, offer }: Send): Place => ({
  ...{ chain, version, step, template },
  ...{ channel: channel ?? null, variant: variant ?? null },
  offer: offer?.offer ?? null,
  offerVariant: offer?.variant ?? null,
  tier: offer?.tier ?? null,
});
