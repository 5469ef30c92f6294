import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { audienceCondition, campaignChain, chainOf } from "../../domain/campaigns/chain-of.ts";
import { dueFor, type Position, type Timetable } from "../../domain/campaigns/schedule.ts";
import type { Expected, Loss } from "../../domain/campaigns/waterfall.ts";
import { decide } from "../../domain/chains/decide.ts";
import type { CappedBy } from "../../domain/chains/journal.ts";
import { type Leg, legFrom } from "../../domain/chains/legs.ts";
import { unwantedBy } from "../../domain/chains/wanted.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Campaign } from "../../domain/config/campaign.ts";
import type { Chain } from "../../domain/config/chain.ts";
import { standingOf } from "../../domain/mailbox/ledger.ts";
import { preferencesOf } from "../../domain/mailbox/preferences.ts";
import { chooseOffer, type OfferChoice } from "../../domain/offers/offers.ts";
import { mayMail } from "../../domain/people/consent.ts";
import { languageOf, timeZoneOf } from "../../domain/people/language.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { foretold } from "../../domain/uplift/foretold.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Keys } from "../../ports/keys.ts";
import type { SendJournal } from "../../ports/mail.ts";
import { capLimitOf } from "../chains/cap-limit.ts";
import type { Holds } from "../chains/conditions.ts";
import { drawnOf } from "../chains/draw-variant.ts";
import { experimentOf, type SendAction } from "../chains/experiments.ts";
import { drawKeyOf, isHeldOut } from "../chains/holdout.ts";
import { holdoutOf } from "../chains/holdouts.ts";
import { heldOutOfShop } from "../chains/shop-holdout.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import type { NightlyModel } from "../nightly/documents.ts";
import { positionOf } from "./place.ts";

/** What is to be said of one customer before the start. */
export type Look =
  | { readonly kind: "outside" }
  | { readonly kind: "lost"; readonly loss: Loss; readonly why: string }
  | {
      readonly kind: "in";
      readonly expected: Expected;
      readonly why: string;
      readonly position: Position;
      readonly timeZone: string;
      /** Of a mail of a campaign that has an offer. */
      readonly offer?: OfferChoice;
    };

export interface LookInput {
  readonly name: string;
  readonly start: number;
  readonly campaign: Campaign;
  readonly bundle: Bundle;
  /** Before anything is known of the ramp-up: the day of the start stands for all. */
  readonly table: Timetable;
  readonly now: Instant;
  /** The variant that everybody gets, where one is decided on. */
  readonly winner?: string;
  readonly model: NightlyModel | undefined;
  readonly keys: Keys;
}

interface LookDeps {
  readonly events: Pick<EventStore, "factsOf">;
  readonly journal: Pick<SendJournal, "cappedAt">;
  readonly holds: Holds;
}

/**
 * Says of one customer what the chain would do at the moment when the mail is due, by the functions that the chain itself
 * asks: consent, the mailbox's ledger and choices, the decision of the step, the draw of the hold-out, the cap.
 */
export function makeLook({ events, journal, holds }: LookDeps, input: LookInput) {
  const { name, start, campaign, bundle, table, now, winner, model, keys } = input;
  const chain: Chain = chainOf(campaign, bundle);
  const leg = legFrom(chain, 0);
  if (!leg) throw new Error(`campaign ${name} has no step`);
  const condition = audienceCondition(campaign, bundle);
  const { store } = bundle;
  const chainName = campaignChain(name);
  const ours = holdoutOf(chainName, bundle);
  const today = dayOf(store.time_zone, now);

  return async (customer: Customer): Promise<Look> => {
    const told = model && foretold(model, customer.profile, { now, today, periodDays: model.periodDays });
    const moment = { now, enteredAt: now, ...told };
    const meets = (asked: string | undefined, of = customer) => holds(asked, of, bundle, moment);
    if (!meets(condition)) return { kind: "outside" };
    const may = mayMail(customer.profile);
    if (may.kind !== "yes") {
      const loss = customer.profile.suppression === undefined ? "no-consent" : "suppressed";
      return { kind: "lost", loss, why: may.why };
    }
    const mailbox = mailboxKey(may.to, keys);
    const ledger = await events.factsOf(mailbox, "eventual");
    const standing = standingOf(ledger, now);
    if (standing.mayMail !== "yes") {
      const loss = CONSENT.test(standing.why) ? "no-consent" : "suppressed";
      return { kind: "lost", loss, why: standing.why };
    }
    const preferences = preferencesOf(ledger);
    const timeZone = timeZoneOf(customer.profile, store);
    const position = positionOf(mailbox, chainName, start);
    const due = dueFor(table, position, timeZone);
    if (due.kind === "late") return { kind: "lost", loss: "too-late", why: "due after the end" };
    const at = due.at;
    const unwanted = unwantedBy(preferences, { chain, leg, store, now: at });
    if (unwanted !== undefined) return { kind: "lost", loss: "unwanted", why: unwanted };
    const holdout =
      heldOutOfShop(customer.profile, chain, { bundle, now: at }) ||
      (ours !== undefined && isHeldOut(drawKeyOf(customer.profile), ours));
    const place = { kind: "in", position, timeZone } as const;
    const decision = decide({
      ...{ chain, leg, store, preferences, person: customer, now: at, holds: meets },
      entry: { holdout },
    });
    switch (decision.kind) {
      case "leave":
      case "skip":
        return { kind: "lost", loss: "not-meant", why: decision.why };
      case "hold-out":
        return { ...place, expected: "holdout", why: decision.why };
      case "defer":
      case "act":
    }
    const full = await journal.cappedAt(capLimitOf({ store, preferences, now: at }, mailbox), at);
    if (full) return { ...place, expected: "capped", why: CAPPED[full.by] };
    const offer = offerOf(customer, leg, meets);
    return { ...place, expected: "mail", why: "", ...defined({ offer }) };
  };

  function offerOf(customer: Customer, { action }: Leg, meets: (asked: string | undefined) => boolean) {
    if (!("send" in action)) return undefined;
    const { offer, raise = 0 } = mailFor(action, customer);
    if (offer === undefined) return undefined;
    const { offers } = bundle;
    return chooseOffer(customer, offer, offers, {
      now,
      currency: store.currency,
      language: languageOf(customer.profile, store),
      raise,
      conditionHolds: meets(offers.list[offer]?.when),
    });
  }

  /** The mail of the variant that they will get. */
  function mailFor(action: SendAction, { profile }: Customer): SendAction {
    const test = experimentOf(chainName, action);
    if (!test) return action;
    const decided = test.variants.find(({ id }) => id === winner);
    const { share: _, ...differs } = decided ?? drawnOf(drawKeyOf(profile), test);
    return { ...action, ...differs };
  }
}

const CONSENT = /consent|unsubscribed/;
const CAPPED: Readonly<Record<CappedBy, string>> = {
  shop: "the frequency cap is full",
  customer: "the customer's own limit is full",
};
