import { defined } from "../../domain/basics/defined.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { ownRedemption } from "../../domain/offers/codes/use.ts";
import { clip } from "../../domain/people/fold-limits.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";

/** What one kind of mail has brought, or of message by another channel. A mail without an offer has no tier and no variant. */
export interface ResultRow {
  readonly chain: string;
  /** Of messages that are no mails. */
  readonly channel?: string;
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
  readonly codes: Pick<CodeStore, "get">;
}) {
  return async (): Promise<readonly ResultRow[]> => {
    const usedFor = await codesUsed(deps);
    const counted = new Set<string>();
    const results = new Map<string, ResultRow>();
    for await (const send of deps.journal.scanSends(0, 1)) {
      const { customer, chain, variant: mailVariant = null, offer, status, channel } = send;
      // A mailbox is no customer: what went there asked for a confirmation.
      if (status !== "sent" || isMailboxKey(customer)) continue;
      const [tier, variant] = [offer?.tier ?? null, offer?.variant ?? null];
      const key = JSON.stringify([chain, tier, variant, mailVariant, channel]);
      const known = results.get(key) ?? {
        ...{ chain, tier, variant, mailVariant, ...defined({ channel }) },
        ...{ mails: 0, codes: 0, used: 0, revenue: 0 },
      };
      const code = offer?.code?.toUpperCase();
      const spent = code === undefined || counted.has(`${key} ${code}`) ? undefined : usedFor.get(code);
      // A second mail of the chain may repeat the code.
      if (spent !== undefined) counted.add(`${key} ${code}`);
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

/** What was spent with each code by the customer to whom it was given, as the ledger has it. */
async function codesUsed({
  customers,
  codes,
}: Pick<Parameters<typeof makeReadResults>[0], "customers" | "codes">): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, Code | undefined>();
  const spentWith = new Map<string, number>();
  for await (const { profile } of customers.scan(0, 1)) {
    const keys = new Set([profile.id, ...profile.aliases]);
    for (const { code, order, spent } of profile.coupons) {
      // The shop's own coupons are asked for once.
      if (!known.has(code)) known.set(code, await codes.get(code, "eventual"));
      const redemption = ownRedemption(known.get(code), keys);
      if (redemption && clip(redemption.order) === order) spentWith.set(code, spent);
    }
  }
  return spentWith;
}
