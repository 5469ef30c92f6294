import type { TestMailer } from "../../ports/mail.ts";
import type { MemberMailboxes } from "../../ports/team.ts";
import { TEST_MAILS_AN_HOUR, type TestMailLimit } from "../../ports/test-mails.ts";
import type { Preview } from "../chains/preview-mail.ts";
import { testLinks, testMailOf } from "../chains/test-mail.ts";
import { makeConfigInQuestion } from "./config-in-question.ts";
import { type MailAsked, makeShowMail, type PreviewDeps, type ShownResult } from "./preview-mails.ts";

export interface SendTestMailDeps extends PreviewDeps {
  readonly mailboxes: MemberMailboxes;
  readonly testMails: TestMailLimit;
  readonly testMailer: TestMailer;
  /** Of the public API, without a slash at the end: where the links of mails lead. */
  readonly publicUrl: string;
}

export type TestMailResult =
  | {
      readonly kind: "sent";
      readonly to: string;
      readonly subject: string;
      readonly preview: Pick<Preview, "language" | "tier" | "offer">;
      readonly messageId: string;
    }
  /** Nobody of the team has the address; or the caller has none, as programs have none. */
  | { readonly kind: "no-mailbox" }
  /** A mail with somebody's data goes to the caller alone. */
  | { readonly kind: "only-to-oneself" }
  | { readonly kind: "too-many"; readonly anHour: number }
  | { readonly kind: "not-taken"; readonly why: string }
  /** It may have gone. */
  | { readonly kind: "unknown"; readonly why: string }
  | Exclude<ShownResult, { readonly kind: "shown" }>;

/**
 * Sends what a preview shows to the caller, or to somebody of the team: never to anybody else, so that nobody can mail
 * customers by it. It is nobody's mail: no claim, no journal, no counts.
 */
export function makeSendTestMail(deps: SendTestMailDeps) {
  const { mailboxes, testMails, testMailer, publicUrl, clock } = deps;
  const configInQuestion = makeConfigInQuestion(deps);
  const show = makeShowMail(deps, testLinks(publicUrl));
  return async (asked: MailAsked, by: string, to?: string): Promise<TestMailResult> => {
    const mailbox = await mailboxes.mailbox(to ?? by);
    if (!mailbox) return { kind: "no-mailbox" };
    if (asked.as.kind === "customer" && mailbox.id !== by) return { kind: "only-to-oneself" };
    const question = await configInQuestion(by, asked.draft ?? false);
    if (question.kind !== "config") return question;
    const shown = await show(asked, by);
    if (shown.kind !== "shown") return shown;
    if (!(await testMails.admits(by, clock.now()))) return { kind: "too-many", anHour: TEST_MAILS_AN_HOUR };
    const mail = testMailOf(shown.mail, question.bundle.store, mailbox.email);
    const result = await testMailer.send(mail);
    if (result.kind === "refused") return { kind: "not-taken", why: result.reason };
    if (result.kind === "unknown") return { kind: "unknown", why: result.reason };
    const { to: address, subject } = mail;
    return { kind: "sent", to: address, subject, preview: shown.mail, messageId: result.messageId };
  };
}
