import { dayOf, formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { addressHeader } from "../../domain/mail/address-header.ts";
import { digestWeek } from "../../domain/night/digest-week.ts";
import type { DigestClaims } from "../../ports/digest.ts";
import type { TestMailer } from "../../ports/mail.ts";
import { type ComposeDigestDeps, makeComposeDigest } from "./compose.ts";

export interface SendDigestDeps extends ComposeDigestDeps {
  readonly claims: DigestClaims;
  readonly mailer: TestMailer;
  /** Hears why a mail could not be sent; of no address. */
  readonly onFailure: (reason: string) => void;
}

export interface SentDigest {
  /** The day that names the week; absent where no digest is due. */
  readonly week?: string;
  readonly sent: number;
  /** Mails that the mail service takes under no circumstances, or of which nobody knows. */
  readonly failed: number;
}

/**
 * Mails the week's digest to each of its readers, at most once: an address is claimed before it is tried. Nothing of it is
 * counted as marketing, and it goes while sending is stopped too, because it says so. Throws where the account cannot send
 * now, so that the task is tried again.
 */
export function makeSendDigest(deps: SendDigestDeps) {
  const compose = makeComposeDigest(deps);
  return async (): Promise<SentDigest> => {
    const published = await deps.config.current();
    const store = published?.bundle.store;
    const week = store && digestWeek(store, dayOf(store.time_zone, deps.clock.now()));
    if (!published || !store?.digest || week === undefined) return { sent: 0, failed: 0 };
    const digest = await compose(published);
    if (!digest) return { sent: 0, failed: 0 };
    const { from: address, name, reply_to } = store.sender;
    const mail = { ...digest, from: addressHeader(name, address), ...defined({ replyTo: reply_to }) };
    let [sent, failed] = [0, 0];
    for (const to of store.digest.to) {
      if (!(await deps.claims.claim(to, week))) continue;
      const result = await deps.mailer.send({ ...mail, to });
      if (result.kind === "refused" && result.because !== "mail") {
        await deps.claims.release(to, week);
        throw new Error(`the digest could not be sent: ${result.reason}`);
      }
      if (result.kind === "sent") sent += 1;
      else {
        failed += 1;
        deps.onFailure(result.reason);
      }
    }
    return { week: formatDay(week), sent, failed };
  };
}
