import { campaignIn } from "../../domain/campaigns/chain-of.ts";
import { ownHosts } from "../../domain/config/own-hosts.ts";
import type { Store } from "../../domain/config/store.ts";
import { type MailOrigin, utmOf, withCode, withParameters } from "../../domain/mail/shop-links.ts";
import { isOwn } from "../../domain/people/own-hosts.ts";

interface LinkedMail {
  readonly store: Store;
  readonly origin: MailOrigin;
  /** The code in the mail, if it has one. */
  readonly code?: string;
  /** Where links of Comeback's own begin: they stay as they are. */
  readonly publicUrl: string;
  /** Leads there by way of Comeback, which counts. */
  readonly tracked?: (address: string) => string;
}

/**
 * What becomes of the links of one mail: those to the shop's own hosts say where the click comes from, put the mail's
 * code into the till, and are counted, each if the shop wants it. Undefined where nothing of it is wanted.
 */
export function shopLinks(mail: LinkedMail): ((address: string) => string) | undefined {
  const { store, origin, code, publicUrl, tracked } = mail;
  const utm = utmOf(store, { ...origin, chain: campaignIn(origin.chain) ?? origin.chain });
  const hasCode = code !== undefined && store.links?.code_link !== undefined;
  if (utm.length === 0 && !hasCode && !tracked) return undefined;
  const hosts = ownHosts(store);
  return (address) => {
    if (!isOwn(address, hosts) || address.startsWith(`${publicUrl}/`)) return address;
    const told = withParameters(address, utm);
    const reduced = hasCode ? withCode(told, code, store) : told;
    return tracked ? tracked(reduced) : reduced;
  };
}
