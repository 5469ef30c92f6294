import { createHash } from "node:crypto";
import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { greetable } from "../../domain/basics/plain-words.ts";
import type { PendingSignUp } from "../../domain/confirm/pending.ts";
import { CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { addressHeader } from "../../domain/mail/address-header.ts";
import { languageOf } from "../../domain/people/language.ts";
import type { PublishedBundle } from "../../ports/config.ts";
import type { Renderer } from "../../ports/mail.ts";
import { confirmData } from "../mail/confirm-data.ts";
import type { SingleMail } from "../mail/sending/send-once.ts";
import { defaultConfirmMail } from "./default-mail.ts";
import { confirmToken } from "./link.ts";

interface Asked {
  readonly mailbox: CustomerKey;
  readonly pending: PendingSignUp;
  readonly published: PublishedBundle;
  /** 0 for the first mail, 1 and 2 for the reminders. */
  readonly reminder: number;
  /** What the mailbox's owner has chosen before. */
  readonly spoken?: string;
  readonly now: Instant;
}

/**
 * The mail that asks, and what the journal keeps of it: under the mailbox, because nobody knows yet whose it is. One
 * mailbox and one of the shop's days are one send, whatever asks for it.
 */
export async function composeConfirmation(
  deps: { readonly renderer: Renderer; readonly publicUrl: string },
  { mailbox, pending, published, reminder, spoken, now }: Asked,
  linksKey: string,
): Promise<SingleMail> {
  const { store, templates } = published.bundle;
  const { address, customer, entry, via, name, requestedAt } = pending;
  const language = languageOf(pending, store, spoken);
  const own = templates[CONFIRM_TEMPLATE];
  const template = own?.[language] ?? own?.[store.default_language] ?? defaultConfirmMail(language);
  const link = { address, customer, requestedAt, mailedAt: now, language, ...defined({ entry, via }) };
  const confirmUrl = `${deps.publicUrl}/confirm/${confirmToken(link, linksKey)}`;
  const data = confirmData({ store, language, confirmUrl, reminder, ...defined({ name: greetable(name) }) });
  const rendered = await deps.renderer.render(template, data);
  const today = dayOf(store.time_zone, now);
  const id = createHash("sha256")
    .update(JSON.stringify(["confirm", mailbox, today]))
    .digest("base64url");
  return {
    send: {
      ...{ id: id.slice(0, 27), customer: mailbox, chain: CONFIRM_TEMPLATE, run: `${pending.requestedOn}` },
      ...{ step: reminder, template: CONFIRM_TEMPLATE, language, version: published.version },
      ...{ claimedAt: now, status: "claimed", reason: reminder === 0 ? "signed up" : `reminder ${reminder}` },
    },
    mail: {
      ...{ send: id.slice(0, 27), customer: mailbox, to: address, chain: CONFIRM_TEMPLATE },
      from: addressHeader(store.sender.name, store.sender.from),
      ...defined({ replyTo: store.sender.reply_to }),
      ...rendered,
    },
  };
}
