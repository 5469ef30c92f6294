import { type Instant, isTimeZone } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Fact, FactOf } from "../facts/facts.ts";
import { suppressionBy } from "./consent.ts";
import { clip, keptProof } from "./fold-limits.ts";
import type { Profile } from "./profile.ts";

type Identified = FactOf<"identified">;

export type Person = Pick<
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
export function personOf(facts: readonly Fact[]): Person {
  const identified = facts.filter((fact) => fact.kind === "identified");
  const subscribed = facts.find((fact) => fact.kind === "subscribed");
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

/** Each field as it was last told. */
function newest(identified: readonly Identified[]): Partial<Person> {
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

/** The last word counts; of two at the same instant the refusal does. */
function consentOf(facts: readonly Fact[]): Profile["consent"] {
  let last: FactOf<"consent-given" | "consent-withdrawn"> | undefined;
  for (const fact of facts) {
    if (fact.kind !== "consent-given" && fact.kind !== "consent-withdrawn") continue;
    const yields = last?.at === fact.at && last.kind === "consent-withdrawn" && fact.kind === "consent-given";
    if (!yields) last = fact;
  }
  if (!last) return { status: "none" };
  const status = last.kind === "consent-given" ? "given" : "withdrawn";
  return { status, at: last.at, proof: keptProof(last.proof) };
}

/** Since when the customer has had the address of now; undefined when there never was another. */
function addressSince(identified: readonly Identified[]): Instant | undefined {
  let address: string | undefined;
  let since: Instant | undefined;
  for (const { email, at } of identified) {
    const told = email?.trim().toLowerCase();
    if (!told || told === address) continue;
    if (address !== undefined) since = at;
    address = told;
  }
  return since;
}
