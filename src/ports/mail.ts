import type { Day, Instant } from "../domain/basics/calendar.ts";
import type { CapLimit, Capped, LastPlace, Send, SendMark } from "../domain/chains/journal.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";
import type { MailedBy } from "../domain/mail/mailed.ts";
import type { DayCounts, SendCounts, Sending } from "../domain/mail/sending.ts";

interface Sent extends Pick<Send, "bouncing"> {
  readonly status: "sent";
  readonly messageId: string;
}

/** Every mail that was claimed, with its end. */
export interface SendJournal {
  /**
   * Claims a send before it is tried. `taken`: claimed, sent or unknown already, never again. `repeated`: the same
   * mail was claimed for the mailbox `limit.mailbox` on that day, by another run. `capped`: as many sends as the cap allows
   * were. `last`: nothing was claimed, because the limit asks first (`asksForLast`). Checked and claimed in one conditional
   * write.
   */
  claim(
    send: Send,
    limit: CapLimit | undefined,
  ): Promise<
    | { readonly result: "claimed" }
    | { readonly result: "taken" }
    | { readonly result: "repeated" }
    | LastPlace
    | Capped
  >;
  /**
   * Records how a claimed send ended. `sent` is final; a send that nobody claimed is left alone. Answers with the status
   * before, where it has changed it.
   */
  settle(
    send: Pick<Send, "id" | "customer">,
    result: Sent | { readonly status: "unknown" },
  ): Promise<Send["status"] | undefined>;
  /** Keeps when something was first told of a send; a second time changes nothing, and of no send nothing is kept. */
  mark(send: Pick<Send, "id" | "customer">, mark: SendMark, at: Instant): Promise<void>;
  /** How a send stands, read cheaply: may be a second old. */
  endOf(
    send: Pick<Send, "id" | "customer">,
  ): Promise<Pick<Send, "status" | "bouncing" | "chain" | SendMark> | undefined>;
  /** The mail was provably not taken: the claim is undone and the cap's slot given back. */
  release(send: Send, limit: CapLimit | undefined): Promise<void>;
  /** Whether a mail to the mailbox would find no place at that moment, by what is claimed so far. Read cheaply. */
  cappedAt(limit: CapLimit, at: Instant): Promise<Capped | undefined>;
  sends(customer: CustomerKey): Promise<readonly Send[]>;
  /** All sends of one scan segment, for reports. */
  scanSends(shard: number, shards: number): AsyncIterable<Send>;
}

/** What people see of a mail. */
export interface PlainMail {
  readonly to: string;
  readonly from: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface OutgoingMail extends PlainMail {
  readonly send: string;
  readonly customer: CustomerKey;
  /** Absent from mails that are no marketing. */
  readonly unsubscribeUrl?: string;
  readonly chain: string;
}

export type SendResult =
  | { readonly kind: "sent"; readonly messageId: string }
  /**
   * A typed refusal: the mail was not taken, because of this mail (it never will be), the rate (a little later it will)
   * or the account (no mail of it will until somebody or some hours mend that).
   */
  | { readonly kind: "refused"; readonly reason: string; readonly because: "mail" | "rate" | "account" }
  /** Nobody knows: time-out, reset, 5xx. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface Mailer {
  /**
   * Waits until one of so many workers may send its next mail without passing the account's rate. False when that would
   * be too long to wait for.
   */
  turn(workers: number): Promise<boolean>;
  /** One try. */
  send(mail: OutgoingMail): Promise<SendResult>;
}

/** Sends mails that are nobody's: whatever becomes of them is counted nowhere. */
export interface TestMailer {
  /** One try, when the account's rate allows it. */
  send(mail: PlainMail): Promise<SendResult>;
}

/** Whether mails may go, and what became of those that went: one for the whole deployment. */
export interface SendingStore {
  /** Read strongly; `revision` is 0 before anything was written. */
  state(): Promise<{ readonly sending: Sending; readonly revision: number }>;
  /** False when somebody else has written since `revision` was read. */
  write(sending: Sending, revision: number): Promise<boolean>;
  /** Adds to the counts of one day, in the period that began at `countedFrom`; answers with what the day has then. */
  count(countedFrom: Instant, day: Day, more: Partial<SendCounts>): Promise<SendCounts>;
  /** The days from `first` to `last`, both included, that have counts. */
  counts(countedFrom: Instant, first: Day, last: Day): Promise<readonly DayCounts[]>;
  /** Adds mails of a day, in the shop's time zone, by whom they went to. */
  countMailed(day: Day, mails: MailedBy): Promise<void>;
  /** All mails from `first` to `last`, both included; days are kept for a year and a month. */
  mailed(first: Day, last: Day): Promise<MailedBy>;
}

/** Counts that somebody watches: metrics of the deployment. */
export type Meter = (counts: Partial<Record<Measure, number>>) => void;

export type Measure =
  /** A budget or a list of codes comes to its end, or is there. */
  | "offersLow"
  | "offersEnded"
  | keyof SendCounts
  /** Walks that found sending closed or stopped. */
  | "heldUp"
  /** The mail service closed to the account. */
  | "closed"
  /** The shop's own limits stopped sending, or a walk found it stopped. */
  | "stopped"
  /** A campaign stopped by itself. */
  | "campaignStopped";

export interface Renderer {
  /** Writes nothing, for whoever only asks which mails would go: what they say need not be made then. */
  readonly isIdle?: true;
  /** The names at the head of what a template asks for: `customer` of `customer.name`. */
  names(template: { readonly subject: string; readonly html: string }): ReadonlySet<string>;
  /**
   * Subject, HTML (values escaped) and text part of a template. `link` says for each address behind a link which one stands
   * there instead. Throws when the template fails on this data.
   */
  render(
    template: { readonly subject: string; readonly html: string },
    data: Readonly<Record<string, unknown>>,
    link?: (address: string) => string,
  ): Promise<{ readonly subject: string; readonly html: string; readonly text: string }>;
}
