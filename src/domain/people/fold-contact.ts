import { type Instant, isTimeZone } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Fact } from "../facts/facts.ts";
import { suppressionBy } from "./consent.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { clip, keptProof } from "./fold-limits.ts";
import type { ConsentStatus, Profile } from "./profile.ts";

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
  | "consent"
  | "suppression"
>;

/** Who the customer is and what the customer agreed to. `facts` ascending by time. */
export function contactOf(facts: readonly Fact[]): Contact {
  const identified = factsFor("contact", facts);
  const [subscribed] = factsFor("subscription", facts);
  const since = addressSince(identified);
  const suppression = suppressionBy(facts, since);
  return {
    ...newest(identified),
    ...defined({ addressSince: since }),
    ...(subscribed && { subscribedAt: subscribed.at, entry: clip(subscribed.entry) }),
    consent: consentOf(facts),
    ...(suppression && { suppression }),
  };
}

/** The newest value of each field. */
function newest(identified: readonly Identified[]): Partial<Contact> {
  const last = (field: "email" | "name" | "phone" | "locale" | "country", length?: number) => {
    const found = identified.findLast((fact) => fact[field]?.trim())?.[field];
    return found === undefined ? {} : { [field]: clip(found.trim(), length) };
  };
  const zone = identified.findLast(({ timeZone }) => timeZone && isTimeZone(timeZone))?.timeZone;
  return {
    ...last("email", 320),
    ...last("name"),
    ...last("phone"),
    ...last("locale"),
    ...defined({ timeZone: zone }),
    ...last("country"),
  };
}

const CONSENT_STATUS = {
  "consent-given": "given",
  "consent-withdrawn": "withdrawn",
} as const satisfies Record<FactFor<"consent">["kind"], ConsentStatus>;

/** The last word counts; of two at the same instant the refusal does. */
function consentOf(facts: readonly Fact[]): Profile["consent"] {
  let last: FactFor<"consent"> | undefined;
  for (const fact of factsFor("consent", facts)) {
    const yields = last?.at === fact.at && last.kind === "consent-withdrawn" && fact.kind === "consent-given";
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
    const newAddress = email?.trim().toLowerCase();
    if (!newAddress || newAddress === address) continue;
    if (address !== undefined) since = at;
    address = newAddress;
  }
  return since;
}
