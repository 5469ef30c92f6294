import type { ConfirmState } from "../../contracts/workflows.ts";
import { defined } from "../../domain/basics/defined.ts";
import { nextMail, sameMailLater, whyNotAsked } from "../../domain/confirm/mails.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { quietUntil } from "../../domain/mail/quiet-hours.ts";
import { standingOf } from "../../domain/mailbox/ledger.ts";
import { preferencesOf } from "../../domain/mailbox/preferences.ts";
import { stoppedBy } from "../../domain/mailbox/shop-stop.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { Mailer, Meter, Renderer, SendingStore, SendJournal, SendResult } from "../../ports/mail.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import { makeGate } from "../mail/sending/gate.ts";
import { makeTally } from "../mail/sending/tally.ts";
import { readShopStops } from "../mailbox/shop-stops.ts";
import { type ConfirmationMail, composeConfirmation } from "./compose.ts";

export interface SendConfirmationDeps {
  readonly signUps: Pick<SignUpStore, "pending">;
  readonly events: Pick<EventStore, "factsOf" | "stopsOf">;
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  readonly journal: Pick<SendJournal, "claim" | "settle" | "release">;
  readonly mailer: Mailer;
  readonly sending: SendingStore;
  readonly meter: Meter;
  readonly renderer: Renderer;
  readonly clock: Clock;
  readonly publicUrl: string;
}

type Sent = "sent" | "unknown" | "later" | { readonly refused: string };

/**
 * Asks a mailbox's owner once, or reminds them, at most once a day and never twice with one mail: claim, send, record, as
 * for the mails of chains. Answers when the next mail is due, or why there is none.
 */
export function makeSendConfirmation(deps: SendConfirmationDeps) {
  const { signUps, events, config, secrets, journal, mailer, clock } = deps;
  const gate = makeGate(deps);
  const tally = makeTally(deps);

  return async (state: ConfirmState): Promise<ConfirmState> => {
    const mailbox = state.mailbox as CustomerKey;
    const now = clock.now();
    const over = (why: string): ConfirmState => ({ ...state, done: true, why });
    const goOn = (next: ReturnType<typeof nextMail>, why: string): ConfirmState =>
      next ? { ...state, ...next, until: new Date(next.until).toISOString(), why } : over(why);
    const [pending, ledger, shopStops] = await Promise.all([
      signUps.pending(mailbox, now),
      events.factsOf(mailbox),
      readShopStops(events),
    ]);
    const why = whyNotAsked(state, pending, stoppedBy(shopStops, ledger) ?? standingOf(ledger, now));
    if (why !== undefined || !pending) return over(why ?? "confirmed, or given up");
    const [published, [linksKey]] = [await config.current(), (await secrets.keys()).links];
    if (!linksKey) throw new Error("the keys secret has no links key: links cannot be made");
    if (!published) return goOn(sameMailLater(state, now), "no config is published yet");
    const { store } = published.bundle;
    const morning = state.mail > 0 && quietUntil(store.quiet_hours, timeZoneOf(pending, store), now);
    // Who has just signed up looks into the inbox now; a reminder is no reason to wake anybody.
    if (morning) return goOn({ ...state, until: morning }, "quiet hours");
    const { language: spoken } = preferencesOf(ledger);
    const asked = { mailbox, pending, published, reminder: state.mail, now, ...defined({ spoken }) };
    const result = await send(await composeConfirmation(deps, asked, linksKey));
    if (typeof result === "object") return over(result.refused);
    if (result === "later") return goOn(sameMailLater(state, now), "no mail of the shop can go");
    return goOn(nextMail(state, now), result === "sent" ? "sent" : "one has gone today, or may have");
  };

  async function send({ send, mail }: ConfirmationMail): Promise<Sent> {
    if (!(await mailer.turn(1))) return "later";
    const pass = await gate.pass();
    if (pass === "shut") return "later";
    if ((await journal.claim(send, undefined)).result !== "claimed") {
      await gate.unused(pass);
      return "unknown";
    }
    const result = await mailer.send(mail);
    const end = await record(send, result);
    await gate.learn(pass, result);
    if (typeof end === "object") await gate.unused(pass);
    return end;
  }

  async function record(send: ConfirmationMail["send"], result: SendResult): Promise<Sent> {
    switch (result.kind) {
      case "sent":
        await journal.settle(send, { status: "sent", messageId: result.messageId });
        await tally(send.claimedAt, { sent: 1 });
        return "sent";
      case "unknown":
        await journal.settle(send, { status: "unknown" });
        await tally(send.claimedAt, { unknown: 1 });
        return "unknown";
      case "refused":
        await journal.release(send, undefined);
        return result.because === "mail" ? { refused: result.reason } : "later";
      default:
        return result satisfies never;
    }
  }
}
