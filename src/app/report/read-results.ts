import { isMailboxKey } from "../../domain/mailbox/key.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";

/** What one kind of mail has brought. A mail without an offer has no tier and no variant. */
export interface ResultRow {
  readonly chain: string;
  readonly tier: string | null;
  readonly variant: string | null;
  /** Of a step that sends one of several; null elsewhere. */
  readonly mailVariant: string | null;
  readonly mails: number;
  readonly codes: number;
  /** Codes that an order has used. */
  readonly used: number;
  /** Store currency, minor units, net of refunds: orders that used them. */
  readonly revenue: number;
}

/** Counts the mails sent, and the codes in them that came back with an order, by chain, tier, the offer's variant and the mail's. */
export function makeReadResults(deps: {
  readonly journal: Pick<SendJournal, "scanSends">;
  readonly customers: Pick<CustomerStore, "scan">;
}) {
  return async (): Promise<readonly ResultRow[]> => {
    const usedFor = await codesUsed(deps.customers);
    const results = new Map<string, ResultRow>();
    for await (const send of deps.journal.scanSends(0, 1)) {
      const { customer, chain, variant: mailVariant = null, offer, status } = send;
      // A mailbox is no customer: what went there asked for a confirmation.
      if (status !== "sent" || isMailboxKey(customer)) continue;
      const [tier, variant] = [offer?.tier ?? null, offer?.variant ?? null];
      const key = JSON.stringify([chain, tier, variant, mailVariant]);
      const known = results.get(key) ?? {
        ...{ chain, tier, variant, mailVariant },
        ...{ mails: 0, codes: 0, used: 0, revenue: 0 },
      };
      const spent = offer?.code === undefined ? undefined : usedFor.get(offer.code.toUpperCase());
      results.set(key, {
        ...known,
        mails: known.mails + 1,
        codes: known.codes + (offer?.code === undefined ? 0 : 1),
        used: known.used + (spent === undefined ? 0 : 1),
        revenue: known.revenue + (spent ?? 0),
      });
    }
    return [...results].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, result]) => result);
  };
}

/** What was spent with each coupon. */
async function codesUsed(customers: Pick<CustomerStore, "scan">): Promise<ReadonlyMap<string, number>> {
  const spentWith = new Map<string, number>();
  for await (const { profile } of customers.scan(0, 1)) {
    for (const { code, spent } of profile.coupons) spentWith.set(code, (spentWith.get(code) ?? 0) + spent);
  }
  return spentWith;
}
