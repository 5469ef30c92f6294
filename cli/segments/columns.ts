import { nearest } from "../../src/adapters/nearest.ts";
import type { Member } from "../../src/app/report/list-members.ts";
import { dayOf, formatDay, type Instant } from "../../src/domain/basics/calendar.ts";
import type { CsvValue } from "../../src/domain/basics/csv.ts";
import type { TypedValue } from "../../src/domain/basics/typed-value.ts";
import { FIELDS, type Field } from "../../src/domain/conditions/fields.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { mayMail } from "../../src/domain/people/consent.ts";
import { misuse } from "../terminal/refusal.ts";

export interface Column {
  readonly name: string;
  readonly meaning: string;
  /** Days are those of the shop's time zone. */
  readonly of: (member: Member, store: Store) => CsvValue;
}

/** `2026-03-01` */
const day = (at: Instant | undefined, timeZone: string) =>
  at === undefined ? undefined : formatDay(dayOf(timeZone, at));

/** What is known of a person besides the fields of conditions. */
const OF_PEOPLE: readonly Column[] = [
  { name: "customer", meaning: "Comeback's key: `u:42`", of: ({ customer }) => customer.profile.id },
  { name: "email", meaning: "e-mail address", of: ({ customer }) => customer.profile.email },
  { name: "name", meaning: "name", of: ({ customer }) => customer.profile.name },
  { name: "phone", meaning: "phone number", of: ({ customer }) => customer.profile.phone },
  { name: "locale", meaning: "language and country: `ru-RU`", of: ({ customer }) => customer.profile.locale },
  { name: "time_zone", meaning: "time zone", of: ({ customer }) => customer.profile.timeZone },
  {
    name: "may_mail",
    meaning: "whether mails may go now: consent, and an address that nothing stands against",
    of: ({ customer }) => mayMail(customer.profile).kind === "yes",
  },
  {
    name: "consent_on",
    meaning: "day on which consent was given or withdrawn",
    of: ({ customer }, { time_zone }) => day(customer.profile.consent.at, time_zone),
  },
  {
    name: "joined_on",
    meaning: "day on which the customer was first seen",
    of: ({ customer }, { time_zone }) => day(customer.profile.firstSeenAt, time_zone),
  },
  {
    name: "first_order_on",
    meaning: "day of the first order",
    of: ({ customer }, { time_zone }) => day(customer.profile.firstOrderAt, time_zone),
  },
  {
    name: "last_order_on",
    meaning: "day of the last order",
    of: ({ customer }, { time_zone }) => day(customer.profile.lastOrderAt, time_zone),
  },
  {
    name: "last_visit_on",
    meaning: "day of the last visit",
    of: ({ customer }, { time_zone }) => day(customer.profile.lastVisitAt, time_zone),
  },
  {
    name: "segment_since",
    meaning: "night that has put the customer in the segment",
    of: ({ customer }) => customer.score?.segmentSince,
  },
  {
    name: "previous_segment",
    meaning: "the segment before",
    of: ({ customer }) => customer.score?.previousSegment,
  },
  { name: "reason", meaning: "why this segment", of: ({ customer }) => customer.score?.reason },
];

/** Of a value that conditions see; what never happened or is not known is an empty cell. */
const fieldColumn = ({ name, meaning }: Field): Column => ({
  name,
  meaning,
  of: ({ fields: { attributes: _, event: __, privileges: ___, ...fields } }) => {
    const values: Readonly<Record<string, TypedValue>> = fields;
    return cellOf(values[name]);
  },
});

const ATTRIBUTE = "attributes.";

/** Of what the shop knows of its customers besides, as it was told: of a date the day. A list's parts have semicolons between. */
const attributeColumn = (name: string): Column => ({
  name,
  meaning: "an attribute of store.yaml",
  of: ({ customer }, { attributes = {} }) => {
    const attribute = name.slice(ATTRIBUTE.length);
    if (!Object.hasOwn(attributes, attribute))
      throw noColumn(
        name,
        Object.keys(attributes).map((one) => `${ATTRIBUTE}${one}`),
      );
    return cellOf(customer.profile.attributes?.[attribute]);
  },
});

function cellOf(value: TypedValue | undefined): CsvValue {
  if (typeof value === "number") return shortened(value);
  return typeof value === "object" ? value.join("; ") : value;
}

const DECIMALS = 4;
const shortened = (value: number) => (Number.isFinite(value) ? Number(value.toFixed(DECIMALS)) : undefined);

/** Everything that can be a column: what is known of a person, then every field of conditions. */
export const COLUMNS: readonly Column[] = [...OF_PEOPLE, ...FIELDS.map(fieldColumn)];

export const USUAL_COLUMNS =
  "customer,email,name,orders,spent,last_order_on,tier,may_mail,segment,segment_since";

/** The columns of `email,name,orders`, or of `all`. */
export function columnsNamed(list: string, known: readonly Column[] = COLUMNS): readonly Column[] {
  if (list.trim() === "all") return known;
  const names = list.split(",").map((name) => name.trim());
  return names.map((name) => {
    const column = known.find((one) => one.name === name);
    if (column) return column;
    if (name.startsWith(ATTRIBUTE)) return attributeColumn(name);
    throw noColumn(
      name,
      known.map((one) => one.name),
    );
  });
}

function noColumn(name: string, known: readonly string[]) {
  const near = nearest(name, known);
  return misuse(
    `there is no column "${name}": ${near ? `did you mean ${near}?` : `there are ${known.join(", ") || "none"}`}`,
  );
}
