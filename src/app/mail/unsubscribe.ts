import { defined } from "../../domain/basics/defined.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { SendJournal } from "../../ports/mail.ts";
import { makeIsErased } from "../collect/graves.ts";
import { type Circumstances, proofBy, tellOwnersWord } from "../mailbox/tell.ts";
import { readUnsubscribeToken, type UnsubscribeLink } from "./links.ts";

export interface UnsubscribeRequest extends Circumstances {
  readonly token: string;
  /** By the mail program's own button (RFC 8058) rather than on the page. */
  readonly oneClick: boolean;
}

export interface UnsubscribeDeps {
  readonly events: Pick<EventStore, "append" | "known" | "factAt">;
  readonly journal: Pick<SendJournal, "mark">;
  readonly secrets: Secrets;
  /** Names the shop on the page. */
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}

/** What a link in a mail stands for; undefined for a link that this shop has not made. */
export function makeReadLink(deps: Pick<UnsubscribeDeps, "secrets">) {
  return async (token: string): Promise<UnsubscribeLink | undefined> =>
    readUnsubscribeToken(token, (await deps.secrets.keys()).links);
}

/**
 * Withdraws the consent, with the proof of when and from where. A POST that is repeated is a fact of its own: the customer
 * may have agreed again in between, and a second too many does no harm. Of whoever was erased nothing is kept: they get no
 * mail as it is.
 */
export function makeUnsubscribe(deps: Omit<UnsubscribeDeps, "config">) {
  const readLink = makeReadLink(deps);
  const isErased = makeIsErased(deps);
  return async ({ token, oneClick, ...from }: UnsubscribeRequest): Promise<UnsubscribeLink | undefined> => {
    const link = await readLink(token);
    if (!link) return undefined;
    const { customer, mailbox, send } = link;
    const at = deps.clock.now();
    if (await isErased(customer, at)) return link;
    const proof = proofBy(oneClick ? "one-click unsubscribe" : "unsubscribe page", from);
    await tellOwnersWord(deps.events, {
      ...{ customer, at, name: `unsubscribed:${send}:${at}` },
      ...defined({ mailbox }),
      body: { kind: "consent-withdrawn", proof },
    });
    // The withdrawal holds, and whoever asked for it has nothing to do with a figure that may be missing.
    await deps.journal.mark({ customer, id: send }, "unsubscribed", at).catch(() => {});
    return link;
  };
}
