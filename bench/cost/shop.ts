import { says } from "../../examples/demo-shop/calls.ts";
import { fillBasket, type Line, pickProduct } from "../../examples/demo-shop/catalogue.ts";
import { type Person, shopperOf } from "../../examples/demo-shop/people.ts";
import { type Random, randomOf } from "../../examples/demo-shop/random.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { NamedCall } from "./lab.ts";

const SEED = 7;

type EventKind = "page" | "viewed" | "added" | "checkout" | "ordered" | "identify" | "signedUp";

/** What a visit to the shop is made of: requests in their order, each with what a page says at once when it opens. */
const VISITS = {
  browse: [["page", "viewed"], ["page", "viewed"], ["page"]],
  cart: [["page", "viewed"], ["page", "viewed"], ["added"]],
  order: [["page", "viewed"], ["added"], ["checkout"], ["ordered"]],
  join: [["identify", "signedUp"]],
} as const satisfies Readonly<Record<string, readonly (readonly EventKind[])[]>>;
export type Visit = keyof typeof VISITS;

/** From one page of a visit to the next. */
export const PAGE_MS = 45_000;

/** Visits of each kind by a customer in a month: ten events in two visits, of which one in eight ends with an order. */
export const MONTHLY: Readonly<Record<Visit, number>> = { browse: 1.33, cart: 0.4, order: 0.25, join: 0.05 };
export const VISIT_KINDS = ["browse", "cart", "order", "join"] as const satisfies readonly Visit[];

/** People in one time zone, who all agreed to mails. */
export const personNumber = (index: number, timeZone: string): Person => ({
  ...shopperOf(SEED, index, 1),
  timeZone,
  consents: true,
});

/** The requests of one visit, signed as a browser signs those of somebody who has logged in. */
export function requestsOf(person: Person, visit: Visit, name: string): readonly (readonly NamedCall[])[] {
  const random = randomOf(SEED, "visit", name);
  const basket = fillBasket(random, person.favourite, random.whole(1, 3), 2);
  let number = 0;
  return VISITS[visit].map((kinds) =>
    kinds.map((kind) => ({
      ...draftOf(kind, { person, random, basket, name }),
      messageId: `${name}-${number++}`,
      userId: person.userId,
      anonymousId: person.anonymousId,
    })),
  );
}

interface VisitContent {
  readonly person: Person;
  readonly random: Random;
  readonly basket: readonly Line[];
  readonly name: string;
}

function draftOf(kind: EventKind, { person, random, basket, name }: VisitContent) {
  const cart = `cart-${name}`;
  const [line = { product: pickProduct(random, person.favourite), quantity: 1 }] = basket;
  switch (kind) {
    case "page":
      return says.page(line.product.category);
    case "viewed":
      return says.viewed(pickProduct(random, person.favourite));
    case "added":
      return says.added(line, cart);
    case "checkout":
      return says.checkout(basket, cart);
    case "ordered":
      return says.ordered(`order-${name}`, basket, cart);
    case "identify":
      return says.identify(person);
    case "signedUp":
      return says.signedUp("registration", person);
  }
}

/** What a customer has done in so many months before `now`, in time order: joining first, then visits as usual. */
export function pastOf(person: Person, months: number, now: Instant): readonly NamedCall[] {
  const random = randomOf(SEED, "past", person.index);
  const from = now - months * 30 * DAY;
  const at = () => from + DAY + Math.floor(random.next() * (now - from - 3 * DAY));
  const visits = (["browse", "cart", "order"] as const).flatMap((visit) =>
    Array.from({ length: wholeNumber(MONTHLY[visit] * months, random) }, () => ({ visit, at: at() })),
  );
  return [{ visit: "join" as const, at: from + HOUR }, ...visits]
    .sort((one, other) => one.at - other.at)
    .flatMap(({ visit, at: begins }, number) =>
      callsAt(begins, person, visit, `past-${person.index}-${number}`),
    );
}

/** A visit in the past, a minute between its calls. */
export function callsAt(begins: Instant, person: Person, visit: Visit, name: string): readonly NamedCall[] {
  return requestsOf(person, visit, name)
    .flat()
    .map((call, index) => ({
      ...call,
      timestamp: new Date(begins + index * MINUTE).toISOString(),
    }));
}

/** The number on average, rounded up or down by chance. */
const wholeNumber = (mean: number, random: Random) => Math.floor(mean + random.next());
