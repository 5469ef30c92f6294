import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { SendMark } from "../../domain/chains/journal.ts";
import type { CustomerKey, Fact, MailEvent } from "../../domain/facts/facts.ts";
import { emailKey } from "../../domain/facts/identity.ts";
import type { SendCounts } from "../../domain/mail/sending.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import { isForLedger, ledgerCopy, softRow } from "../../domain/mailbox/ledger.ts";
import { factId } from "../../domain/people/consent.ts";
import type { CampaignStore } from "../../ports/campaigns.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { Meter, SendingStore, SendJournal } from "../../ports/mail.ts";
import { makeIsErased } from "../collect/graves.ts";
import { hashEmail } from "../collect/identity-keys.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { makeCampaignLimits } from "./sending/campaign-limits.ts";
import { makeTally } from "./sending/tally.ts";

type MailFact = Extract<Fact, { readonly kind: "mail" }>;

/** What the mail service says became of one mail. */
export interface MailReport {
  readonly eventType: string;
  readonly at: Instant | undefined;
  /** When the mail service took the mail. */
  readonly sentAt: Instant | undefined;
  readonly messageId: string;
  readonly to: string | undefined;
  /** The tags that the mail went out with; undefined on mails that are not Comeback's. */
  readonly send: string | undefined;
  readonly customer: string | undefined;
  readonly bounceType: string | undefined;
  /** Of the receiving server (RFC 3463): `5.1.1`. */
  readonly bounceStatus?: string | undefined;
  /** Of the bounce or complaint. */
  readonly subType?: string | undefined;
  /** What the person said that the mail is: `abuse`, `not-spam`. */
  readonly feedbackType?: string | undefined;
  /** Whether it was a program that opened or clicked, as far as that shows. */
  readonly byMachine?: boolean | undefined;
}

const EVENTS: Readonly<Record<string, MailEvent>> = {
  send: "sent",
  delivery: "delivered",
  bounce: "bounced",
  complaint: "complained",
  reject: "rejected",
  deliverydelay: "delayed",
  open: "opened",
  click: "clicked",
};

/** What only happens to a mail that the mail service has taken. */
const TAKEN: ReadonlySet<MailEvent> = new Set(["sent", "delivered", "bounced", "delayed"]);

/** Whether a bounce or a complaint comes from a list of SES's and no mail went out: it is none of this mail's doing. */
const isOldNews = ({ subType = "" }: MailReport): boolean =>
  /^(suppressed|onaccountsuppressionlist)$/i.test(subType);

/** Bad destination addresses, by RFC 3463; SES calls some of them transient. */
const NO_SUCH_ADDRESS = /^5\.1\.(1|2|3|6|10)$/;

/**
 * Turns a report into a fact of the customer, and of the mailbox that the mail went to, which is told first. Most also settle a send whose end nobody knew. Reports come more than
 * once and in any order: the fact's id is made from the send and the event. Bounces and complaints that are news count
 * towards the shop's limits; a crash between the two writes loses one count, never a fact. Reports on whoever was erased
 * are let go.
 */
export function makeMailFeedback(deps: {
  readonly events: Pick<EventStore, "append" | "known" | "factAt" | "factsOf">;
  readonly secrets: Secrets;
  readonly journal: Pick<SendJournal, "endOf" | "settle" | "mark">;
  readonly sending: SendingStore;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly campaigns: Pick<CampaignStore, "read" | "write" | "count">;
  readonly config: Pick<ConfigStore, "setPaused">;
}): (report: MailReport) => Promise<void> {
  const tally = makeTally(deps);
  const isErased = makeIsErased(deps);
  const harmsCampaign = makeCampaignLimits(deps);
  return async (report) => {
    const event = EVENTS[report.eventType.toLowerCase().replace(/[^a-z]/g, "")];
    const customer = customerOf(report);
    const { send } = report;
    if (!event || !customer || !send || report.feedbackType?.toLowerCase() === "not-spam") return;
    if (await isErased(customer, report.at ?? deps.clock.now())) return;
    const sentAt = report.sentAt ?? deps.clock.now();
    // Nearly all are known to be sent: to look costs a fifth of a write that is refused.
    const mark = markOf(event, report.byMachine === true);
    const isRead = TAKEN.has(event) || mark !== undefined;
    // What the mail service reports counts whether or not the send can be read.
    const endOf = () => unlessUnreadable(deps.journal.endOf({ customer, id: send }));
    const end = isRead ? await endOf() : undefined;
    if (TAKEN.has(event) && end?.status !== "sent") {
      const result = { status: "sent", messageId: report.messageId } as const;
      const before = await deps.journal.settle({ customer, id: send }, result);
      if (before === "unknown") await tally(sentAt, { unknown: -1, sent: 1 });
    }
    const fact = factOf(report, { event, customer, send, receivedAt: deps.clock.now() });
    const mayBounce = end?.status !== "sent" || end.bouncing === true;
    const mailbox = await keepInLedger(fact, report.to, mayBounce);
    // A mail to a mailbox of whose customer nobody knows yet is kept in its ledger only, as far as it matters there.
    if (isMailboxKey(customer) && !isForLedger(fact)) return;
    const [stored] = await deps.events.append([
      isMailboxKey(customer) ? fact : { ...fact, ...defined({ mailbox }) },
    ]);
    // Every time: whoever repeats a report may make good a crash.
    if (mark && end && end[mark] === undefined)
      await deps.journal.mark({ customer, id: send }, mark, fact.at);
    const harm = harmOf(fact);
    if (stored !== "stored" || isOldNews(report) || !harm) return;
    // The whole shop's first: what is stored is not counted again, and its limits may not hang on a campaign's.
    await tally(sentAt, harm);
    const { chain } = end ?? (await endOf()) ?? {};
    if (chain !== undefined) await harmsCampaign(chain, sentAt, harm);
  };

  /** A delivery matters to a ledger only while mails have been bouncing, which the claim has seen. */
  async function keepInLedger(
    fact: MailFact,
    to: string | undefined,
    mayBounce: boolean,
  ): Promise<CustomerKey | undefined> {
    const isDelivery = fact.event === "delivered";
    if (to === undefined || (isDelivery ? !mayBounce : !isForLedger(fact))) return undefined;
    const mailbox = mailboxKey(to, await deps.secrets.keys());
    if (fact.customer === mailbox && !isDelivery) return undefined;
    if (isDelivery && softRow(await deps.events.factsOf(mailbox, "eventual")).length === 0) return undefined;
    await deps.events.append([ledgerCopy(fact, mailbox)]);
    return mailbox;
  }
}

/** What a send keeps of an event. A click by a program is no more than a look at where the link leads. */
function markOf(event: MailEvent, byMachine: boolean): SendMark | undefined {
  switch (event) {
    case "opened":
      return byMachine ? "openedByMachine" : "opened";
    case "clicked":
      return byMachine ? undefined : "clicked";
    case "bounced":
    case "rejected":
      return "bounced";
    case "complained":
      return "complained";
    case "sent":
    case "delivered":
    case "delayed":
      return undefined;
    default:
      return event satisfies never;
  }
}

function harmOf(fact: MailFact): Partial<SendCounts> | undefined {
  if (fact.event === "complained") return { complained: 1 };
  return fact.event === "bounced" && fact.permanent ? { bounced: 1 } : undefined;
}

function factOf(
  report: MailReport,
  { event, customer, send, receivedAt }: Pick<MailFact, "event" | "customer" | "send" | "receivedAt">,
): MailFact {
  const at = report.at ?? receivedAt;
  // A mail is opened and clicked by machines too, over and over: one fact a day says as much as all of them.
  const repeats = event === "opened" || event === "clicked" || event === "delayed";
  const which = repeats ? `:${Math.floor(at / DAY)}` : "";
  const permanent =
    report.bounceType?.toLowerCase() === "permanent" || NO_SUCH_ADDRESS.test(report.bounceStatus ?? "");
  const body = { kind: "mail", event, send, ...(event === "bounced" && { permanent }) } as const;
  return {
    ...body,
    id: factId(body, `mail:${send}:${event}${which}`),
    customer,
    at,
    receivedAt,
    source: "ses",
  };
}

/** The customer's tag; of a key too long for a tag, the address that the mail went to. */
function customerOf({ customer, to }: MailReport): CustomerKey | undefined {
  if (customer) return Buffer.from(customer, "base64url").toString() as CustomerKey;
  return to ? emailKey(hashEmail(to)) : undefined;
}
