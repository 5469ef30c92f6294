import { campaignIn } from "../../src/domain/campaigns/chain-of.ts";
import { CONFIRM_TEMPLATE } from "../../src/domain/confirm/template.ts";
import type { ComparedMail } from "../../src/domain/foresight/agreement.ts";

export interface Stretch {
  readonly from: number;
  /** Not included. */
  readonly until: number;
}

/** Neither campaigns, which a person may have started at another time than their config says, nor what waits for a button in a mail. */
export const isCompared = (chain: string): boolean =>
  campaignIn(chain) === undefined && chain !== CONFIRM_TEMPLATE;

/** The mails of chains that the deployment has sent in that time, read once from its journal. */
export async function readSentMails({ from, until }: Stretch): Promise<readonly ComparedMail[]> {
  const { journal } = await import("../../src/adapters/wiring.ts");
  const mails: ComparedMail[] = [];
  for await (const send of journal().scanSends(0, 1)) {
    const { customer, chain, step, claimedAt: at, offer, status } = send;
    if (status !== "sent" || at < from || at >= until || !isCompared(chain)) continue;
    mails.push({ customer, chain, at, step: step + 1, ...(offer && { offer: offer.offer }) });
  }
  return mails;
}
