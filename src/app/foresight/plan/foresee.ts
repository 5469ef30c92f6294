import { dayOf, type Instant } from "../../../domain/basics/calendar.ts";
import { decide } from "../../../domain/chains/decide.ts";
import { legDue, legFrom, nextLegDue } from "../../../domain/chains/legs.ts";
import { anchorsOf, windowEnd, windowOf } from "../../../domain/chains/waits.ts";
import { noPurchaseProbability } from "../../../domain/churn/model.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Preferences } from "../../../domain/mailbox/preferences.ts";
import { type ChosenOffer, chooseOffer } from "../../../domain/offers/offers.ts";
import { languageOf, timeZoneOf } from "../../../domain/people/language.ts";
import type { Customer } from "../../../domain/people/profile.ts";
import type { Models } from "../../../domain/uplift/foretold.ts";
import { allocationFor, leavesOut } from "../../chains/allocation.ts";
import { GRACE_MS } from "../../chains/boarding.ts";
import type { Holds } from "../../chains/conditions.ts";
import { drawnOf } from "../../chains/draw-variant.ts";
import { experimentOf, type SendAction } from "../../chains/experiments.ts";
import { drawKeyOf, heldOutOfLoyalty, isHeldOut } from "../../chains/holdout.ts";
import { holdoutOf } from "../../chains/holdouts.ts";
import { heldOutOfShop } from "../../chains/shop-holdout.ts";
import { NIGHT_WINDOW_MS } from "../../nightly/arrivals.ts";

/** A mail that a chain would send if nothing happened to the customer meanwhile. */
export interface ForeseenMail {
  readonly at: Instant;
  /** What it offers; absent where it offers nothing, or the offer is not for this customer. */
  readonly offer?: ChosenOffer;
}

/** One customer's way through a chain. */
export interface Foreseen {
  /** Held out by the chain, the loyalty programme or the shop: what would have been mails are none. */
  readonly heldOut: boolean;
  readonly mails: readonly ForeseenMail[];
  /** Why nothing is sent to somebody who is not held out; absent where something is. */
  readonly why?: string;
}

export interface Entering {
  readonly chain: string;
  readonly customer: Customer;
  readonly at: Instant;
  /** No mail is foreseen from then on. */
  readonly until: Instant;
  readonly noPurchaseProbability: number | undefined;
  /** What the mailbox's owner has chosen, where it was read. */
  readonly preferences?: Preferences;
}

/** Morning after morning: quiet hours put a step off once, and a wait that counts from an anchor once more. */
const MOST_DEFERRALS = 3;

/**
 * Walks one customer through a chain's steps on the calendar, deciding each by the chain's own decision on the record as
 * it is stored, so that only time passes. Nothing is read or written.
 */
export function makeForesee(bundle: Bundle, holds: Holds, models?: Models): (entering: Entering) => Foreseen {
  const { store, offers } = bundle;

  return ({ chain: name, customer, at, until, noPurchaseProbability, preferences }) => {
    const chain = bundle.chains[name];
    const mails: ForeseenMail[] = [];
    const { profile } = customer;
    const silent = noPurchaseProbability === undefined ? {} : { noPurchaseProbability };
    const holdsAt =
      (now: Instant) =>
      (asked: string | undefined, of = customer) =>
        holds(asked, of, bundle, { now, enteredAt: at, ...silent });
    const nights = { store, timeZone: timeZoneOf(profile, store) };
    let heldOut = false;
    let why = "";
    let leg = chain && legFrom(chain, 0);
    if (!chain || !leg) return { heldOut, mails, why: "no step" };
    const holdout = isOutOf(name, profile, at);
    let due = legDue(
      leg,
      nights,
      windowEnd(at + GRACE_MS, NIGHT_WINDOW_MS),
      anchorsOf(profile, windowOf(leg.waits)),
    );
    for (let put = 0; leg && due < until; ) {
      const decision = decide({
        ...{ chain, leg, store, person: customer, now: due, entry: { holdout } },
        holds: holdsAt(due),
        ...(preferences && { preferences }),
      });
      if (decision.kind === "leave") {
        why ||= decision.why;
        break;
      }
      if (decision.kind === "defer" && put < MOST_DEFERRALS) {
        put += 1;
        due = decision.until;
        continue;
      }
      if (decision.kind === "skip") why ||= decision.why;
      if (decision.kind === "hold-out") heldOut = true;
      if (decision.kind === "act" && "send" in decision.action)
        mails.push(mailOf(decision.action, due, name, customer, holdsAt(due)));
      put = 0;
      const next = legFrom(chain, leg.step + 1);
      due = next ? nextLegDue(next, nights, due) : due;
      leg = next;
    }
    return {
      heldOut,
      mails,
      ...(mails.length === 0 && !heldOut && { why: why || "nothing is due by then" }),
    };
  };

  function isOutOf(name: string, profile: Customer["profile"], now: Instant): boolean {
    const chain = bundle.chains[name];
    const own = holdoutOf(name, bundle);
    return (
      chain !== undefined &&
      (heldOutOfShop(profile, chain, { bundle, now }) ||
        heldOutOfLoyalty(profile, chain, bundle) ||
        (own !== undefined && isHeldOut(drawKeyOf(profile), own)))
    );
  }

  /** Of an offer with an allocated budget: as the rule and chance decide by what is known now. */
  function isGiven(offer: ChosenOffer, profile: Customer["profile"], now: Instant): boolean {
    const noPurchase =
      models?.uplift &&
      noPurchaseProbability(models.churn, profile, dayOf(store.time_zone, now), store.period_days);
    return !leavesOut(allocationFor({ bundle, models, profile, noPurchase, now }, offer));
  }

  function mailOf(
    action: SendAction,
    at: Instant,
    chain: string,
    customer: Customer,
    meets: (asked: string | undefined) => boolean,
  ): ForeseenMail {
    const test = experimentOf(chain, action);
    const { offer, raise = 0 } = test ? { ...action, ...drawnOf(drawKeyOf(customer.profile), test) } : action;
    if (offer === undefined) return { at };
    const choice = chooseOffer(customer, offer, offers, {
      now: at,
      currency: store.currency,
      language: languageOf(customer.profile, store),
      raise,
      conditionHolds: meets(offers.list[offer]?.when),
    });
    return choice.kind === "offer" && isGiven(choice.offer, customer.profile, at)
      ? { at, offer: choice.offer }
      : { at };
  }
}
