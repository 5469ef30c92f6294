import { type Instant, isTimeZone } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { personName } from "../basics/plain-words.ts";
import type { Fact } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { canonicalAddress, stripped } from "../mailbox/address.ts";
import { masked } from "../mailbox/masked.ts";
import { suppressionBy } from "./consent.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { clip, keptProof } from "./fold-limits.ts";
import type { Claimed, ConsentStatus, Profile } from "./profile.ts";

type Identified = FactFor<"contact">;

export type Contact = Pick<
  Profile,
  | "email"
  | "addressSince"
  | "name"
  | "phone"
  | "locale"
  | "timeZone"
  | "country"
  | "subscribedAt"
  | "entry"
  | "via"
  | "consent"
  | "suppression"
  | "claimed"
>;

/** Who the customer is and what the customer agreed to. `facts` ascending by time. */
export function contactOf(facts: readonly Fact[]): Contact {
  const identified = factsFor("contact", facts);
  const [subscribed] = factsFor("subscription", facts);
  const since = addressSince(identified.filter(isSaid));
  const known = newest(identified);
  const consent = consentOf(facts);
  const claimed = claimedOf(facts, known, consent);
  const suppression = suppressionBy(facts, since);
  return {
    ...known,
    ...defined({ addressSince: since }),
    ...(subscribed && joinedBy(subscribed)),
    consent,
    ...(suppression && { suppression }),
    ...(Object.keys(claimed).length > 0 && { claimed }),
  };
}

/** Where somebody came in first. */
function joinedBy({
  at,
  entry,
  via,
}: FactFor<"subscription">): Pick<Profile, "subscribedAt" | "entry" | "via"> {
  return { subscribedAt: at, entry: clip(entry), ...(via !== undefined && { via: clip(via, 40) }) };
}

/** The newest value of each field. What browsers say only fills the gaps in language and time zone. */
function newest(identified: readonly Identified[]): Partial<Contact> {
  const said = identified.filter(isSaid);
  const zone = ({ timeZone }: Identified) => timeZone !== undefined && isTimeZone(timeZone);
  const timeZone = (said.findLast(zone) ?? identified.findLast(zone))?.timeZone;
  return {
    ...lastOf(said, "email"),
    ...lastOf(said, "name"),
    ...lastOf(said, "phone"),
    ...lastOf(identified, "locale"),
    ...lastOf(said, "locale"),
    ...defined({ timeZone }),
    ...lastOf(said, "country"),
  };
}

const isSaid = (fact: Fact): boolean => rankOf(fact) !== "browser";

type Text = "email" | "name" | "phone" | "locale" | "country";

const KEPT_TEXT: Readonly<Record<Text, (text: string) => string | undefined>> = {
  email: (text) => clip(text, 320),
  name: personName,
  phone: clip,
  locale: clip,
  country: clip,
};

/** The fields that a fact says something of that is kept. */
export function fieldsIn(fact: Identified): readonly string[] {
  const texts = Object.keys(KEPT_TEXT).filter(
    (field): field is Text => keptText(fact, field as Text) !== undefined,
  );
  const zone = fact.timeZone !== undefined && isTimeZone(fact.timeZone);
  return zone ? [...texts, "timeZone"] : texts;
}

function keptText(fact: Identified, field: Text): string | undefined {
  const text = stripped(fact[field] ?? "");
  const kept = text ? KEPT_TEXT[field](text) : undefined;
  return kept ? kept : undefined;
}

function lastOf<F extends Text>(identified: readonly Identified[], field: F): { readonly [K in F]?: string } {
  for (const fact of identified.toReversed()) {
    const kept = keptText(fact, field);
    if (kept !== undefined) return { [field]: kept } as { readonly [K in F]?: string };
  }
  return {};
}

/** What browsers say last, where it is not what is known anyway. */
function claimedOf(facts: readonly Fact[], known: Partial<Contact>, consent: Profile["consent"]): Claimed {
  const told = factsFor("contact", facts).filter((fact) => !isSaid(fact));
  const { email } = lastOf(told, "email");
  const { name } = lastOf(told, "name");
  const { phone } = lastOf(told, "phone");
  const agreed = factsFor("consent", facts).findLast((fact) => !counts(fact));
  const isNews = agreed && consent.status !== "given" && agreed.at > (consent.at ?? Number.NEGATIVE_INFINITY);
  return {
    ...(!isAlike(email, known.email) && defined({ email })),
    ...(name !== known.name && defined({ name })),
    ...(phone !== known.phone && defined({ phone })),
    ...(isNews && { consent: { status: "given", at: agreed.at } }),
  };
}

/** A claimed address is stored masked. */
const isAlike = (one = "", other = ""): boolean => masked(one.toLowerCase()) === masked(other.toLowerCase());

const CONSENT_STATUS = {
  "consent-given": "given",
  "consent-withdrawn": "withdrawn",
} as const satisfies Record<FactFor<"consent">["kind"], ConsentStatus>;

/** A withdrawal counts whoever says so; a browser's consent is a claim. */
const counts = (fact: FactFor<"consent">): boolean => fact.kind === "consent-withdrawn" || isSaid(fact);

/**
 * The last word counts, and of two at the same instant the refusal. But a consent without a time of its own (a box that
 * was ticked already, what an import repeats) is no new decision and lifts no withdrawal.
 */
function consentOf(facts: readonly Fact[]): Profile["consent"] {
  let last: FactFor<"consent"> | undefined;
  for (const fact of factsFor("consent", facts).filter(counts)) {
    const isWithdrawn = last?.kind === "consent-withdrawn";
    const yields = fact.kind === "consent-given" && isWithdrawn && (fact.at === last?.at || !fact.dated);
    if (!yields) last = fact;
  }
  if (!last) return { status: "none" };
  return { status: CONSENT_STATUS[last.kind], at: last.at, proof: keptProof(last.proof) };
}

/** Since when the customer has had the address of now; undefined when there never was another. */
function addressSince(identified: readonly Identified[]): Instant | undefined {
  let address: string | undefined;
  let since: Instant | undefined;
  for (const { email, at } of identified) {
    const newAddress = email && canonicalAddress(email);
    if (!newAddress || newAddress === address) continue;
    if (address !== undefined) since = at;
    address = newAddress;
  }
  return since;
}
