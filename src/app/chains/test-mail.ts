import { defined } from "../../domain/basics/defined.ts";
import type { Store } from "../../domain/config/store.ts";
import { addressHeader } from "../../domain/mail/address-header.ts";
import type { PlainMail } from "../../ports/mail.ts";
import type { Preview, SampleLinks } from "./preview-mail.ts";

/** What the links of a test mail end in. It is no customer's token, so that the pages behind them change nothing. */
const NOBODYS = "test";

/** Links of a test mail: to the shop's own pages, as nobody. */
export const testLinks = (publicUrl: string): SampleLinks => ({
  unsubscribeUrl: `${publicUrl}/u/${NOBODYS}`,
  confirmUrl: `${publicUrl}/confirm/${NOBODYS}`,
  preferencesUrl: `${publicUrl}/p/${NOBODYS}`,
});

/** A preview as a mail to one address, which says that it is a test. */
export const testMailOf = (preview: Preview, { sender }: Pick<Store, "sender">, to: string): PlainMail => ({
  ...{ to, subject: `[test] ${preview.subject}`, html: preview.html, text: preview.text },
  from: addressHeader(sender.name, sender.from),
  ...defined({ replyTo: sender.reply_to }),
});
