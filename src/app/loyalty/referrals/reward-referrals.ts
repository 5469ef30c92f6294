import { DAY, dayOf, type Instant, monthOf, parseDuration } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Referral as ReferralRules } from "../../../domain/config/loyalty.ts";
import type { Fact, FactId, FactOf, ReferralRefusal } from "../../../domain/facts/facts.ts";
import { refusalOf } from "../../../domain/loyalty/referral.ts";
import { rulesOn } from "../../../domain/loyalty/rules.ts";
import type { Profile } from "../../../domain/people/profile.ts";
import type { EventStore } from "../../../ports/facts.ts";
import { makeParties, type PartyDeps } from "./parties.ts";
import { referredFact } from "./take-claims.ts";

export interface RewardDeps extends PartyDeps {
  readonly events: Pick<EventStore, "append" | "factsOf" | "linksOf">;
}

type Shop = Pick<Bundle, "loyalty" | "store">;

/**
 * Whether a friend's first order has outlived the return window, so that whoever brought the friend is to be rewarded or
 * refused tonight: asked of everybody, answered from the profile alone. An order that was paid back whole is none.
 */
export function isRewardDue(
  { referral, firstOrderAt, orderDays }: Profile,
  shop: Shop,
  now: Instant,
): boolean {
  const { loyalty, store } = shop;
  if (!loyalty?.referral || !referral || referral.refused || referral.earned) return false;
  const [first] = orderDays;
  if (firstOrderAt === undefined || !first || first.spent <= 0) return false;
  const window = rulesOn(loyalty, dayOf(store.time_zone, firstOrderAt))?.return_window;
  return dayOf(store.time_zone, now) > first.day + (parseDuration(window ?? "0d") ?? 0) / DAY;
}

export type Rewarded = "earned" | "gone" | ReferralRefusal;

/**
 * Gives the points for one friend, once, or notes why not. Everything is looked at again: between the link and the first
 * order more has become known of both. Calls for one shop come one after another, so that limits hold.
 */
export function makeRewardReferral(deps: RewardDeps) {
  const { partyOf, lineOf, personOf } = makeParties(deps);
  return async (profile: Profile, shop: Shop, now: Instant): Promise<Rewarded> => {
    const { referral } = profile;
    const rules = shop.loyalty?.referral;
    const referrer = referral && (await personOf(referral.by));
    if (!referral || !rules || !referrer) return "gone";
    const [friend, other, line] = await Promise.all([partyOf(profile), partyOf(referrer), lineOf(referrer)]);
    const orderedBefore = profile.firstOrderAt !== undefined && profile.firstOrderAt < referral.at;
    const earned = (await factsOf(referrer)).filter((fact) => fact.kind === "referral-earned");
    const isPaid = earned.some((fact) => friend.keys.includes(fact.friend));
    const refused = isPaid
      ? undefined
      : (refusalOf({ friend, referrer: other, orderedBefore, line }) ?? limitOf(earned, rules, shop, now));
    const said = { ...referral, at: now, by: referrer.id, rank: referral.rank ?? "server", now } as const;
    if (refused) {
      await deps.events.append([referredFact(profile, { ...said, refused })]);
      return refused;
    }
    const order = firstOrderIn(await factsOf(profile), profile.firstOrderAt);
    if (!isPaid)
      await deps.events.append([earnedFact(referrer, profile, { points: rules.points, order, now })]);
    await deps.events.append([referredFact(profile, { ...said, earned: true })]);
    return "earned";
  };

  async function factsOf({ id, aliases }: Profile): Promise<readonly Fact[]> {
    return (await Promise.all([id, ...aliases].map((key) => deps.events.factsOf(key)))).flat();
  }
}

function earnedFact(
  { id: customer }: Profile,
  { id: friend }: Profile,
  { points, order, now }: { readonly points: number; readonly order: string; readonly now: Instant },
): Fact {
  return {
    ...{ kind: "referral-earned", friend, order, points, id: `referral:${friend}` as FactId, customer },
    ...{ at: now, receivedAt: now, source: "comeback" },
  };
}

/** More friends than a day, a month or a life may bring points for. */
function limitOf(
  earned: readonly FactOf<"referral-earned">[],
  { limits = {} }: Pick<ReferralRules, "limits">,
  { store }: Pick<Bundle, "store">,
  now: Instant,
): ReferralRefusal | undefined {
  const dayAt = (at: Instant) => dayOf(store.time_zone, at);
  const today = dayAt(now);
  const { day = Infinity, month = Infinity, life = Infinity } = limits;
  const ofDay = earned.filter(({ at }) => dayAt(at) === today).length;
  const ofMonth = earned.filter(({ at }) => monthOf(dayAt(at)) === monthOf(today)).length;
  return ofDay >= day || ofMonth >= month || earned.length >= life ? "limit" : undefined;
}

/** The id of the order that was placed then. */
function firstOrderIn(facts: readonly Fact[], at: Instant | undefined): string {
  const placed = facts.find((fact) => fact.kind === "order-placed" && (fact.placedAt ?? fact.at) === at);
  return placed?.kind === "order-placed" ? placed.order : "";
}
