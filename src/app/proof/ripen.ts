import { dayOf, formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { isEmailKey } from "../../domain/facts/identity.ts";
import { whereOn } from "../../domain/night/stays.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";
import { allocatedOffer, exploredChain, isOfOffers } from "../../domain/proof/exploration.ts";
import type { RipeDraw } from "../../domain/proof/holdout-count.ts";
import { HELD_OUT, type HoldoutMeasuring, type OutcomeName } from "../../domain/proof/holdout-measuring.ts";
import type { Draw } from "../../domain/proof/measuring.ts";
import { takingsOf } from "../../domain/results/windows.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { holdoutName, LOYALTY_HOLDOUT } from "../chains/holdouts.ts";
import { makeUses } from "../results/own-uses.ts";
import { customersOf } from "./customers-of.ts";

export interface RipenDeps {
  readonly experiments: ExperimentStore;
  readonly customers: Pick<CustomerStore, "readMany" | "get">;
  readonly codes: Pick<CodeStore, "get">;
  readonly journal: Pick<SendJournal, "sends">;
}

interface Ripening {
  readonly bundle: Bundle;
  readonly measuring: HoldoutMeasuring;
}

/**
 * What came of people whose window has closed: their orders, and of those held out whether anything reached them all the same.
 * Codes are asked for only where an order shows one, sends only of those held out.
 */
export function makeRipen({ experiments, customers, codes, journal }: RipenDeps) {
  const usesOf = makeUses({ codes });
  return async (draws: readonly Draw[], of: Ripening): Promise<readonly RipeDraw[]> => {
    const people = await customersOf(customers, draws);
    const ripe: RipeDraw[] = [];
    for (const draw of draws) ripe.push(await ripened(draw, people.get(draw.customer), of));
    return ripe;
  };

  async function ripened(draw: Draw, customer: Customer | undefined, of: Ripening): Promise<RipeDraw> {
    if (!customer) return { draw };
    const { profile } = customer;
    const earned = await earnedBy(profile, draw, of);
    const leak = draw.variant === HELD_OUT ? await leakOf(profile, draw, of) : undefined;
    return { draw, earned, ...defined({ leak, segment: segmentAtClose(customer, draw, of) }) };
  }

  async function earnedBy(
    profile: Profile,
    draw: Draw,
    { bundle, measuring: { marginPercent = 0 } }: Ripening,
  ): Promise<Readonly<Record<OutcomeName, number>>> {
    const { drawnOn: on, closes: until, before, experiment } = draw;
    const uses = await usesOf(profile, {
      ...{ from: on, to: until, zone: bundle.store.time_zone },
      isAsked: ({ chain, offer }) => chain !== undefined && isOf({ chain, offer }, experiment, bundle),
    });
    return takingsOf(profile.orderDays, { on, until, before }, uses, marginPercent);
  }

  async function leakOf(
    profile: Profile,
    draw: Draw,
    { bundle, measuring: { lastOn } }: Ripening,
  ): Promise<RipeDraw["leak"]> {
    const keys: readonly CustomerKey[] = [profile.id, ...profile.aliases];
    for (const other of keys.filter((key) => isEmailKey(key) && key !== draw.person)) {
      const drawn = await experiments.drawn(draw, other);
      if (drawn && drawn.variant !== HELD_OUT) return "inBothArms";
    }
    // Once the hold-out is another, whoever enters is drawn anew.
    const last = Math.min(draw.closes, lastOn);
    for (const key of new Set([draw.customer, ...keys])) {
      const reached = (await journal.sends(key)).some(
        ({ chain, status, claimedAt, offer }) =>
          status === "sent" &&
          (!isOfOffers(draw.experiment) || offer !== undefined) &&
          claimedAt >= draw.at &&
          dayOf(bundle.store.time_zone, claimedAt) <= last &&
          isOf({ chain, ...defined({ offer: offer?.offer }) }, draw.experiment, bundle),
      );
      if (reached) return "heldOutButMailed";
    }
    return undefined;
  }
}

/** By the first night that knew all of the window's days. */
function segmentAtClose({ profile, score }: Customer, { closes }: Draw, { bundle }: Ripening) {
  if (!score) return undefined;
  const day = closes + 1;
  const joinedOn = dayOf(bundle.store.time_zone, profile.firstSeenAt);
  const where = whereOn(score, { joinedOn, day, on: formatDay(day) });
  return where.kind === "segment" ? where.segment : undefined;
}

/** Whether messages of a chain, or their offers, are what a hold-out keeps back. */
function isOf(
  { chain, offer }: { readonly chain: string; readonly offer?: string },
  experiment: string,
  { chains }: Bundle,
): boolean {
  const allocated = allocatedOffer(experiment);
  if (allocated !== undefined) return offer === allocated;
  if (experiment === LOYALTY_HOLDOUT) return chains[chain]?.loyalty === true;
  const explored = exploredChain(experiment);
  return explored === undefined ? holdoutName(chain) === experiment : chain === explored;
}
