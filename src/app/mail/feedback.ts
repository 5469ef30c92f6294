import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey, Fact, MailEvent } from "../../domain/facts/facts.ts";
import { emailKey } from "../../domain/facts/identity.ts";
import type { SendCounts } from "../../domain/mail/sending.ts";
import { factId } from "../../domain/people/consent.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Meter, SendingStore, SendJournal } from "../../ports/mail.ts";
import { hashEmail } from "../collect/identity-keys.ts";
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

/**
 * Turns a report into a fact of the customer. Most also settle a send whose end nobody knew. Reports come more than
 * once and in any order: the fact's id is made from the send and the event. Bounces and complaints that are news count
 * towards the shop's limits; a crash between the two writes loses one count, never a fact.
 */
export function makeMailFeedback(deps: {
  readonly events: Pick<EventStore, "append">;
  readonly journal: Pick<SendJournal, "statusOf" | "settle">;
  readonly sending: SendingStore;
  readonly meter: Meter;
  readonly clock: Clock;
}): (report: MailReport) => Promise<void> {
  const tally = makeTally(deps);
  return async (report) => {
    const event = EVENTS[report.eventType.toLowerCase().replace(/[^a-z]/g, "")];
    const customer = customerOf(report);
    const { send } = report;
    if (!event || !customer || !send) return;
    const sentAt = report.sentAt ?? deps.clock.now();
    // Nearly all are known to be sent: to look costs a fifth of a write that is refused.
    if (TAKEN.has(event) && (await deps.journal.statusOf({ customer, id: send })) !== "sent") {
      const result = { status: "sent", messageId: report.messageId } as const;
      const before = await deps.journal.settle({ customer, id: send }, result);
      if (before === "unknown") await tally(sentAt, { unknown: -1, sent: 1 });
    }
    const fact = factOf(report, { event, customer, send, receivedAt: deps.clock.now() });
    const [stored] = await deps.events.append([fact]);
    if (stored === "stored") await tally(sentAt, harmOf(fact));
  };
}

function harmOf(fact: MailFact): Partial<SendCounts> {
  if (fact.event === "complained") return { complained: 1 };
  return fact.event === "bounced" && fact.permanent ? { bounced: 1 } : {};
}

function factOf(
  report: MailReport,
  { event, customer, send, receivedAt }: Pick<MailFact, "event" | "customer" | "send" | "receivedAt">,
): MailFact {
  const at = report.at ?? receivedAt;
  // A mail is opened and clicked by machines too, over and over: one fact a day says as much as all of them.
  const repeats = event === "opened" || event === "clicked" || event === "delayed";
  const which = repeats ? `:${Math.floor(at / DAY)}` : "";
  const permanent = report.bounceType?.toLowerCase() === "permanent";
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
