import { isDeepStrictEqual } from "node:util";
import type { Instant } from "../../domain/basics/calendar.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { FORMS } from "./customer-fields.ts";
import { makeSqueezer } from "./squeezed.ts";

/**
 * Profiles as squeezed JSON with one-letter names, lists in place of inner objects, and without what is empty or follows
 * from the rest: the nightly job scans every profile and pays by the byte. Instants count from the first one. The id is
 * the item's key and not repeated.
 */
const NAMES = {
  orderDays: "d",
  aliases: "a",
  firstSeenAt: "f",
  email: "e",
  addressSince: "as",
  name: "n",
  phone: "ph",
  locale: "l",
  timeZone: "z",
  country: "co",
  subscribedAt: "su",
  entry: "en",
  via: "vi",
  consent: "c",
  suppression: "sp",
  silencedAt: "si",
  orders: "o",
  firstOrderAt: "fo",
  lastOrderAt: "lo",
  spent: "s",
  refunded: "r",
  unpricedOrders: "u",
  averageOrder: "av",
  gaps: "g",
  lastCategory: "lc",
  lastMerchant: "lm",
  categories: "cs",
  merchants: "ms",
  products: "p",
  coupons: "cp",
  cart: "ca",
  lastVisitAt: "v",
  viewed: "vw",
  lastActivityAt: "ac",
  reviews: "re",
  lastReviewAt: "lr",
  lastOpenedAt: "op",
  lastClickedAt: "cl",
  backfilledAt: "bf",
  facts: "fs",
  claimed: "cd",
  browserOrderAt: "bo",
  foreign: "fc",
  attributes: "at",
  consents: "ch",
  loyalty: "ly",
  levelTold: "lt",
  referral: "rf",
  firstOn: "fd",
  firstOrder: "f1",
} as const satisfies Record<keyof Stored, string>;

type Stored = Omit<Profile, "id">;
type Field = keyof Stored;

/** A profile in the order and with the values that most have, so that squeezing finds them; changing it needs a rebuild. */
const { squeeze, unsqueeze } = makeSqueezer(
  "profile",
  'Asia/America/New_YorkEurope/BerlinEurope/London@yahoo.com@mail.ru.jpg","https://cdn..com/withdrawnnewsletter' +
    'checkout"complained"bounced,"re":1,"si":1,"op":1,"cl":1,"ph":"+7","u":1,"r":1,"cp":["ca":[[["","","",1,' +
    '"https://",null,[00,"EUR"]]],100{"d":[20000,1,10000,10,1,"a":["a:"],"f":17,"e":"@gmail.com","n":" ",' +
    '"l":"ru-RU","l":"en-US","z":"Europe/Moscow","co":"RU","su":60000,"en":"registration","c":["given",0,' +
    '["marketing","email","https://","2025-1","","@","ip"]],"fo":1,"lo":1,"g":[10.5,1,10],"lc":"","lm":"",' +
    '"cs":{"":1,"":2},"ms":{"":1},"p":[["","","",1,0],["","","",1,1]],"v":1,"vw":[["","","",1,"https://",null,' +
    '[00,"USD"]],["","","",1,"https://",null,[00,"RUB"]]],"ac":1,"lr":1,"fs":10,"at":{"birthday":"19"},"fd":[0,0,0],"f1":[0,"',
);

const EMPTY = {
  aliases: [],
  consent: { status: "none" },
  orderDays: [],
  refunded: 0,
  unpricedOrders: 0,
  categories: {},
  merchants: {},
  products: [],
  coupons: [],
  viewed: [],
  reviews: 0,
  facts: 0,
} as const satisfies Partial<Stored>;

/** What a profile is where it does not say otherwise. */
function impliedBy({ orderDays = [], orders, spent, unpricedOrders = 0 }: Partial<Stored>) {
  const ordered = orderDays.reduce((sum, day) => sum + day.orders, 0);
  const paid = orderDays.reduce((sum, day) => sum + day.spent, 0);
  const priced = Math.max(1, (orders ?? ordered) - unpricedOrders);
  return { ...EMPTY, orders: ordered, spent: paid, averageOrder: Math.round((spent ?? paid) / priced) };
}

export function encodeProfile({ id: _, ...profile }: Profile): Uint8Array {
  const implied: Partial<Stored> = impliedBy(profile);
  const said = FIELDS.filter(
    ([field]) => profile[field] !== undefined && !isDeepStrictEqual(profile[field], implied[field]),
  );
  const kept = said.map(([field, name]) => [name, keep(field, profile[field], profile.firstSeenAt)]);
  return squeeze(Object.fromEntries(kept));
}

/** The profile of its bytes; undefined when somebody damaged them, so that folding again repairs it. */
export function decodeProfile(id: Profile["id"], bytes: Uint8Array): Profile | undefined {
  try {
    const kept = unsqueeze(bytes) as Readonly<Record<string, unknown>>;
    const first = Number(kept[NAMES.firstSeenAt]);
    const said = FIELDS.filter(([, name]) => Object.hasOwn(kept, name)).map(([field, name]) => [
      field,
      read(field, kept[name], first),
    ]);
    const stored = Object.fromEntries(said) as Stored;
    const profile: Profile = { ...impliedBy(stored), ...stored, id };
    return isWhole(profile) ? profile : undefined;
  } catch {
    return undefined;
  }
}

/** Whether everything is there that nights and folds count on: JSON of other things unpacks as well. */
function isWhole(profile: Profile): boolean {
  const { firstSeenAt, orders, spent, refunded, unpricedOrders, reviews, facts, orderDays, consent } =
    profile;
  const { aliases, products, coupons, viewed, categories, merchants } = profile;
  const isTold = (value: unknown) => typeof value === "object" && value !== null;
  return (
    [firstSeenAt, orders, spent, refunded, unpricedOrders, reviews, facts].every(Number.isFinite) &&
    [aliases, products, coupons, viewed].every(Array.isArray) &&
    orderDays.every((one) => Number.isFinite(one.day + one.orders + one.spent)) &&
    [consent, categories, merchants].every(isTold)
  );
}

const FIELDS = Object.entries(NAMES) as readonly (readonly [Field, string])[];

const keep = (field: Field, value: unknown, first: Instant): unknown =>
  FORMS[field] ? FORMS[field].keep(value as never, first) : value;

const read = (field: Field, kept: unknown, first: Instant): unknown =>
  FORMS[field] ? FORMS[field].read(kept as never, first) : kept;
