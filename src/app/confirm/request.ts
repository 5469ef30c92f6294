import { dayOf, HOUR, type Instant } from "../../domain/basics/calendar.ts";
import { whyUnasked } from "../../domain/confirm/mails.ts";
import { type PendingSignUp, waiting } from "../../domain/confirm/pending.ts";
import type { SignUp } from "../../domain/confirm/sign-up.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { unmailable } from "../../domain/mail/address-header.ts";
import { standingOf } from "../../domain/mailbox/ledger.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Confirmations } from "../../ports/confirmations.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { ConfirmationRuns, SignUpStore } from "../../ports/sign-ups.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { makeAsked } from "./asked.ts";
import { placeOf } from "./place.ts";
import { tellUnconfirmed } from "./unconfirmed.ts";

export interface ConfirmationDeps {
  readonly signUps: SignUpStore;
  readonly runs: ConfirmationRuns;
  readonly events: Pick<EventStore, "append" | "factsOf">;
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Sign-ups of mailboxes from one IP address in an hour. 10 when absent. */
  readonly mostAnHour?: number;
}

const MOST_AN_HOUR = 10;

/**
 * Asks a mailbox's owner whether a sign-up was theirs: keeps it in an item with a lifetime and starts the execution that
 * mails and reminds. Sites repeat themselves on every page, so what was asked before costs nothing. `asked-today` is also
 * the answer where there is nothing to ask: consent is there, or the ledger lets no mail go.
 */
export function makeConfirmations(deps: ConfirmationDeps): Confirmations {
  const { signUps, events, config, secrets, clock, mostAnHour = MOST_AN_HOUR } = deps;
  const asked = makeAsked();

  /** Also where the day's was started already: a crash may have come between the item and the start. */
  async function start(mailbox: CustomerKey, pending: PendingSignUp, now: Instant, isNew: boolean) {
    await signUps.put(mailbox, pending);
    const started = await deps.runs.start(mailbox, pending.requestedOn, now);
    if (started === "there" || !isNew) return "asked-today";
    await signUps.count(pending.requestedOn, "asked", pending);
    return "asked";
  }

  return {
    async request(signUp: SignUp) {
      const now = clock.now();
      const store = (await config.current())?.bundle.store;
      const today = dayOf(store?.time_zone ?? "UTC", now);
      // A form is sent on purpose: what was answered before and is answered again is the latest.
      const isRepeated = !signUp.ofForm && asked.has(signUp, today);
      if (isRepeated || unmailable(signUp.address) !== undefined) return "asked-today";
      const keys = await secrets.keys();
      const mailbox = mailboxKey(signUp.address, keys);
      const [earlier, ledger] = await Promise.all([signUps.pending(mailbox, now), events.factsOf(mailbox)]);
      const standing = standingOf(ledger, now);
      if (store?.confirm === "never") {
        await tellUnconfirmed({ events, signUp, mailbox, standing, now });
        return "asked-today";
      }
      if (whyUnasked(standing, { ...signUp, requestedAt: now }) !== undefined) return "asked-today";
      const isNew = earlier?.requestedOn !== today;
      if (isNew && signUp.ip !== undefined) {
        const place = placeOf(signUp.ip, now, keys);
        if (!(await signUps.admit(place, mostAnHour, now + 2 * HOUR))) {
          await signUps.count(today, "limited");
          return "limited";
        }
      }
      const answer = await start(mailbox, waiting(earlier, signUp, now, today), now, isNew);
      asked.add(signUp, today);
      return answer;
    },
  };
}
