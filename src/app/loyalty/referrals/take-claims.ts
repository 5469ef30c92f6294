import type { Instant } from "../../../domain/basics/calendar.ts";
import { isRecord } from "../../../domain/basics/fields.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Fact, FactId, ReferralRefusal } from "../../../domain/facts/facts.ts";
import { idOfRank, type Rank, ranked, rankOf } from "../../../domain/facts/ranks.ts";
import { REF, readReferralCode, refusalOf } from "../../../domain/loyalty/referral.ts";
import type { Profile } from "../../../domain/people/profile.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { ReferralStore } from "../../../ports/referrals.ts";
import { makeParties, type PartyDeps } from "./parties.ts";

export interface TakeClaimsDeps extends PartyDeps {
  readonly events: Pick<EventStore, "append" | "factsOf" | "linksOf">;
  readonly referrals: Pick<ReferralStore, "find">;
}

export interface ClaimNews {
  readonly profile: Profile;
  readonly facts: readonly Fact[];
  readonly bundle: Pick<Bundle, "loyalty">;
  readonly now: Instant;
}

interface Claimed {
  readonly code: string;
  readonly at: Instant;
  readonly rank: Rank;
}

/**
 * Notes who was brought by whom: whoever comes by a friend's link, names a friend's code in a form or a trait, or enters
 * it at the till. What is refused at once is noted with the reason. A claim made before anybody knew whose browser it is
 * is told again once mails may go there, for the chain that welcomes friends.
 */
export function makeTakeClaims(deps: TakeClaimsDeps): (news: ClaimNews) => Promise<void> {
  const { partyOf, lineOf, personOf } = makeParties(deps);

  async function note(profile: Profile, claim: Claimed, now: Instant): Promise<readonly Fact[]> {
    const owner = await deps.referrals.find(claim.code);
    const referrer = owner && (await personOf(owner));
    if (!owner || !referrer) return [];
    const [friend, other, line] = await Promise.all([partyOf(profile), partyOf(referrer), lineOf(referrer)]);
    const orderedBefore = profile.firstOrderAt !== undefined && profile.firstOrderAt < claim.at;
    const refused = refusalOf({ friend, referrer: other, orderedBefore, line });
    return [referredFact(profile, { ...claim, by: referrer.id, now, ...(refused && { refused }) })];
  }

  return async ({ profile, facts, bundle, now }) => {
    if (!bundle.loyalty?.referral) return;
    const claims = new Map<string, Claimed>();
    for (const claim of facts.flatMap(claimsIn)) {
      const known = claims.get(claim.code);
      if (!known || claim.at < known.at) claims.set(claim.code, claim);
    }
    const news: Fact[] = [];
    for (const claim of claims.values()) {
      const { referral } = profile;
      if (referral?.code === claim.code && (referral.rank ?? "server") === claim.rank) continue;
      if (referral?.earned) continue;
      news.push(...(await note(profile, claim, now)));
    }
    const { referral, email } = profile;
    const isReached = email !== undefined && facts.some(({ kind }) => kind === "consent-given");
    if (referral && isReached && !referral.refused && !referral.earned)
      news.push({
        ...referredFact(profile, { ...referral, rank: referral.rank ?? "server", now }, "known"),
        at: now,
      });
    if (news.length > 0) await deps.events.append(news);
  };
}

interface Said extends Claimed {
  readonly by: Profile["id"];
  readonly now: Instant;
  readonly refused?: ReferralRefusal;
  readonly earned?: true;
}

/** A fact of Comeback's own, once for each code and what became of it. */
export function referredFact(
  { id: customer }: Pick<Profile, "id">,
  { by, code, at, rank, now, refused, earned }: Said,
  again?: "known",
): Fact {
  const what = refused ? ":refused" : earned ? ":earned" : again ? `:${again}` : "";
  return {
    ...{ kind: "referred", by, code, ...(refused && { refused }), ...(earned && { earned }) },
    ...{ id: idOfRank(`referred:${code}${what}`, rank) as FactId, customer, ...ranked(rank) },
    ...{ at: Math.min(at, now), receivedAt: now, source: "comeback" },
  };
}

/** Where a fact names a code: a trait, a page's address, a property of an event, a coupon. */
function claimsIn(fact: Fact): readonly Claimed[] {
  const claim = (code: unknown, at = fact.at): readonly Claimed[] => {
    const read = readReferralCode(code);
    return read === undefined ? [] : [{ code: read, at, rank: rankOf(fact) }];
  };
  switch (fact.kind) {
    case "identified":
      return claim(fact.traits?.[REF]);
    case "visited":
      return claim(URL.parse(fact.url ?? "")?.searchParams.get(REF));
    case "opaque":
      return claim(propertyIn(fact.payload));
    case "order-placed":
    case "order-updated":
      return (fact.coupons ?? []).flatMap((coupon) => claim(coupon, fact.placedAt ?? fact.at));
    default:
      return [];
  }
}

function propertyIn(payload: unknown): unknown {
  const fields = isRecord(payload) ? (payload.properties ?? payload.data ?? payload) : {};
  return isRecord(fields) ? fields[REF] : undefined;
}
