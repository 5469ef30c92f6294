import type { Fact, FactOf } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { factsFor } from "./fact-roles.ts";
import type { ChannelConsent, Profile } from "./profile.ts";

type Consents = NonNullable<Profile["consents"]>;
type Decision = FactOf<"channel-consent">;

/**
 * What somebody has decided about channels other than e-mail. `facts` ascending by time. The rules are those of mails: the
 * last word counts, of two at one instant the refusal; a browser can withdraw and not agree; a consent without a time of
 * its own lifts no withdrawal.
 */
export function channelConsentsOf(facts: readonly Fact[]): Consents {
  return factsFor("channels", facts).reduce<Consents>(decided, {});
}

function decided(consents: Consents, fact: Decision): Consents {
  const { channel, granted, at, dated } = fact;
  const before = consents[channel];
  if (granted && rankOf(fact) === "browser") return consents;
  if (granted && before?.status === "withdrawn" && (before.at === at || !dated)) return consents;
  const consent: ChannelConsent = { status: granted ? "given" : "withdrawn", at };
  return { ...consents, [channel]: consent };
}

/** What of a profile decides whether a message of another channel may go. */
type Reachable = Pick<Profile, "consents" | "suppression" | "silencedAt">;

export type MayReach =
  | { readonly kind: "yes" }
  /** Not by this channel, or not now; the chain goes on. */
  | { readonly kind: "not-now"; readonly why: string }
  /** By no channel, for good. */
  | { readonly kind: "never"; readonly why: string };

/** Whether somebody may be written to by a channel. Whether the address for it is known is for the message's fields. */
export function mayReach(
  profile: Reachable,
  channel: string,
  { needs_consent }: { readonly needs_consent: boolean },
): MayReach {
  if (profile.suppression === "privacy request") return { kind: "never", why: "suppressed: privacy request" };
  const status = profile.consents?.[channel]?.status;
  if (status === "withdrawn") return { kind: "not-now", why: `consent to ${channel} withdrawn` };
  if (needs_consent && status === undefined) return { kind: "not-now", why: `no consent to ${channel}` };
  if (profile.silencedAt !== undefined) return { kind: "not-now", why: "silenced until the next activity" };
  return { kind: "yes" };
}

/** The consents as they will be when the projector has come to these facts. */
export function withChannelStops(profile: Profile, facts: readonly Fact[]): Profile {
  const stops = factsFor("channels", facts).filter(({ granted }) => !granted);
  const news = stops.filter(({ channel, at }) => at >= (profile.consents?.[channel]?.at ?? at));
  if (news.length === 0) return profile;
  const withdrawn = news.map(({ channel, at }) => [channel, { status: "withdrawn", at }] as const);
  return { ...profile, consents: { ...profile.consents, ...Object.fromEntries(withdrawn) } };
}
