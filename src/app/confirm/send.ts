import type { ConfirmState } from "../../contracts/workflows.ts";
import { defined } from "../../domain/basics/defined.ts";
import { nextMail, sameMailLater, whyNotAsked } from "../../domain/confirm/mails.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { quietUntil } from "../../domain/mail/quiet-hours.ts";
import { standingOf } from "../../domain/mailbox/ledger.ts";
import { preferencesOf } from "../../domain/mailbox/preferences.ts";
import { stoppedBy } from "../../domain/mailbox/shop-stop.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { Renderer } from "../../ports/mail.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import { makeSendOnce, type SendOnceDeps } from "../mail/sending/send-once.ts";
import { readShopStops } from "../mailbox/shop-stops.ts";
import { composeConfirmation } from "./compose.ts";

export interface SendConfirmationDeps extends SendOnceDeps {
  readonly signUps: Pick<SignUpStore, "pending">;
  readonly events: Pick<EventStore, "factsOf" | "stopsOf">;
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  readonly renderer: Renderer;
  readonly publicUrl: string;
}

/**
 * Asks a mailbox's owner once, or reminds them, at most once a day and never twice with one mail: claim, send, record, as
 * for the mails of chains. Answers when the next mail is due, or why there is none.
 */
export function makeSendConfirmation(deps: SendConfirmationDeps) {
  const { signUps, events, config, secrets, clock } = deps;
  const send = makeSendOnce(deps);

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
}
