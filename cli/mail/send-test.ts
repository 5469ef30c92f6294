import { testLinks, testMailOf } from "../../src/app/chains/test-mail.ts";
import { unmailable } from "../../src/domain/mail/address-header.ts";
import { connect } from "../deployment/deployment.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { type MailOptions, renderedMail } from "./rendered.ts";

export interface TestOptions extends MailOptions {
  readonly to: string;
}

/**
 * `comeback mail test`: the mail of a preview, sent to one address. It is nobody's: no claim, no journal, no counts, and
 * no link in it that could unsubscribe or confirm anybody.
 */
export async function sendTest(template: string, options: TestOptions): Promise<void> {
  const { to, json } = options;
  const wrong = unmailable(to);
  if (wrong) throw misuse(`${to}: ${wrong}`);
  const deployment = await connect(options);
  const { preview, bundle } = await renderedMail(template, options, testLinks(deployment.apiUrl));
  const { testMailer } = await import("../../src/adapters/wiring.ts");
  const mail = testMailOf(preview, bundle.store, to);
  const result = await testMailer().send(mail);
  if (result.kind === "refused") throw new Refusal(`not sent: ${result.reason}`, 1);
  if (result.kind === "unknown") throw new Refusal(`nobody knows whether it was sent: ${result.reason}`, 1);
  const { language, tier, offer } = preview;
  const { subject } = mail;
  const said = { to, subject, language, tier, offer, messageId: result.messageId };
  if (json) return console.log(JSON.stringify(said));
  const inbox = deployment.local ? `\nInbox     ${deployment.local.inboxUrl}` : "";
  console.log(
    `Sent to   ${to}, by ${deployment.name}\nSubject   ${subject}\nLanguage  ${language}\nTier      ${tier}\nOffer     ${offer}${inbox}`,
  );
}
