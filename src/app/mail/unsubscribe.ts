import { MINUTE } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { FactBody } from "../../domain/facts/facts.ts";
import { ledgerCopy } from "../../domain/mailbox/ledger.ts";
import { factId } from "../../domain/people/consent.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import { readUnsubscribeToken, type UnsubscribeLink } from "./links.ts";

export interface UnsubscribeRequest {
  readonly token: string;
  /** By the mail program's own button (RFC 8058) rather than on the page. */
  readonly oneClick: boolean;
  readonly ip?: string;
  readonly userAgent?: string;
}

export interface UnsubscribeDeps {
  readonly events: Pick<EventStore, "append">;
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

type Withdrawal = Extract<FactBody, { readonly kind: "consent-withdrawn" }>;

const MAX_USER_AGENT = 400;

/**
 * Withdraws the consent, with the proof of when and from where. Repeated within a minute it is one fact; later it is
 * another, because the customer may have agreed again in between.
 */
export function makeUnsubscribe(deps: Omit<UnsubscribeDeps, "config">) {
  const readLink = makeReadLink(deps);
  return async (request: UnsubscribeRequest): Promise<UnsubscribeLink | undefined> => {
    const link = await readLink(request.token);
    if (!link) return undefined;
    const now = deps.clock.now();
    const body = withdrawal(request);
    const id = factId(body, `unsubscribed:${link.send}:${Math.floor(now / MINUTE)}`, "mailbox");
    const origin = { at: now, receivedAt: now, source: "comeback", rank: "mailbox" } as const;
    const { customer, mailbox } = link;
    const fact = { ...body, ...origin, id, customer, ...defined({ mailbox }) };
    // The ledger first: every customer of the mailbox is asked for there, whatever comes in between.
    if (mailbox) await deps.events.append([ledgerCopy(fact, mailbox)]);
    await deps.events.append([fact]);
    return link;
  };
}

function withdrawal({ oneClick, ip, userAgent }: UnsubscribeRequest): Withdrawal {
  return {
    kind: "consent-withdrawn",
    proof: {
      purpose: "marketing",
      channel: "email",
      source: oneClick ? "one-click unsubscribe" : "unsubscribe page",
      ...defined({ ip }),
      ...(userAgent !== undefined && { userAgent: userAgent.slice(0, MAX_USER_AGENT) }),
    },
  };
}
