import type { Fact } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { canonicalAddress } from "../mailbox/address.ts";
import { isRelease } from "../mailbox/ledger.ts";
import { endsMails } from "./consent.ts";
import { type FactFor, factsFor, isFor, proves } from "./fact-roles.ts";
import { fillsCart } from "./first-days.ts";
import { attributesIn } from "./fold-attributes.ts";
import type { FoldSettings } from "./fold-config.ts";
import { fieldsIn } from "./fold-contact.ts";
import { byText, clip, KEPT } from "./fold-limits.ts";

/** Ascending by time; of one time by id, so that every machine folds alike. */
export const inTime = (a: Pick<Fact, "at" | "id">, b: Pick<Fact, "at" | "id">): number =>
  a.at - b.at || byText(a.id, b.id);

/**
 * What a fact is the first or the last of, as far as a profile asks for it. A fact that is the first or the last of nothing
 * is never missed, whatever comes later and in whatever order.
 */
function placesOf(fact: Fact, settings: FoldSettings): readonly string[] {
  return [
    ...(proves(fact, "visit") ? ["first visit", "last visit"] : []),
    ...(proves(fact, "act") ? ["last act"] : []),
    ...(fillsCart(fact) ? ["first cart"] : []),
    ...(isRelease(fact) ? ["last release"] : []),
    ...ownPlaces(fact, settings),
  ];
}

function ownPlaces(fact: Fact, settings: FoldSettings): readonly string[] {
  const isSaid = rankOf(fact) !== "browser";
  switch (fact.kind) {
    case "identified": {
      const said = isSaid ? "said" : "claimed";
      return [...fieldsIn(fact), ...attributesIn(fact, settings).map((name) => `attribute ${name}`)].map(
        (what) => `last ${said} ${what}`,
      );
    }
    case "subscribed":
      return ["first subscribed"];
    case "consent-given":
      if (!isSaid) return ["last claimed consent"];
      return ["last given", ...(fact.dated ? ["last dated"] : [])];
    case "consent-withdrawn":
      return ["last withdrawn"];
    case "channel-consent":
      if (!fact.granted) return [`last withdrawn ${fact.channel}`];
      if (!isSaid) return [];
      return [`last given ${fact.channel}`, ...(fact.dated ? [`last dated ${fact.channel}`] : [])];
    case "checkout-started":
      return ["first checkout"];
    case "product-viewed":
      return [`${LOOK}${clip(fact.item.product)}`];
    case "reviewed":
      return ["last review"];
    case "silenced":
      return ["last silence"];
    case "privacy-requested":
      return endsMails(fact) ? ["first privacy request"] : [];
    case "mail":
      if (endsMails(fact)) return [`last ${fact.event}`];
      return fact.event === "opened" || fact.event === "clicked" ? [`last ${fact.event}`] : [];
    default:
      return [];
  }
}

const LOOK = "last look ";

/** Kinds of which each counts by itself, and nobody tells many. */
const EACH = new Set<Fact["kind"]>([
  "points-spent",
  "points-returned",
  "points-granted",
  "referral-earned",
  "referred",
  "level-changed",
]);

/** Those facts without which a profile, of these and whatever is told besides, would be another. Ascending. */
export function keptFacts(
  facts: readonly Fact[],
  settings: FoldSettings,
  isNeeded: (fact: Fact) => boolean,
): readonly Fact[] {
  const held = new Map<string, Fact>();
  const kept = new Set<Fact>();
  for (const fact of facts) {
    if (EACH.has(fact.kind) || isNeeded(fact)) kept.add(fact);
    for (const place of placesOf(fact, settings)) {
      const known = held.get(place);
      const isBetter =
        !known || (place.startsWith("first") ? inTime(fact, known) < 0 : inTime(fact, known) > 0);
      if (isBetter) held.set(place, fact);
    }
  }
  const looks = [...held].filter(([place]) => place.startsWith(LOOK)).map(([, fact]) => fact);
  const forgotten = new Set(looks.sort(inTime).slice(0, Math.max(0, looks.length - KEPT.looks)));
  for (const [place, fact] of held) if (!place.startsWith(LOOK) || !forgotten.has(fact)) kept.add(fact);
  for (const fact of turnsOfAddress(facts)) kept.add(fact);
  return [...kept].sort(inTime);
}

const addressIn = (fact: FactFor<"contact">): string | undefined =>
  rankOf(fact) === "browser" || !fact.email ? undefined : canonicalAddress(fact.email);

interface Addressed {
  readonly fact: Fact;
  readonly address: string;
}

const addressed = (facts: readonly Fact[]): readonly Addressed[] =>
  factsFor("contact", facts)
    .flatMap((fact) => {
      const address = addressIn(fact);
      return address ? [{ fact, address }] : [];
    })
    .sort((a, b) => inTime(a.fact, b.fact));

/** The last word for another address than that of now, the first since then, and the last. */
function turnsOfAddress(facts: readonly Fact[]): readonly Fact[] {
  const told = addressed(facts);
  const last = told.at(-1);
  const other = told.findLastIndex(({ address }) => address !== last?.address);
  return [told[other], told[other + 1], last].flatMap((one) => (one ? [one.fact] : []));
}

/** Whether a fact says that there was another address in between, and what followed on it is not kept any more. */
export function breaksAddress(fact: Fact, kept: readonly Fact[]): boolean {
  const address = isFor("contact", fact) ? addressIn(fact) : undefined;
  if (!address) return false;
  const told = addressed(kept);
  const last = told.at(-1);
  if (!last || last.address === address) return false;
  const first = told[told.findLastIndex((one) => one.address !== last.address) + 1];
  return first !== undefined && inTime(first.fact, fact) < 0 && inTime(fact, last.fact) < 0;
}
