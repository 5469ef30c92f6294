import type { Day, Instant } from "../../../domain/basics/calendar.ts";
import { bucketOf } from "../../../domain/basics/money-sketch.ts";
import { entriesOf, type Tally } from "../../../domain/basics/tally.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import type { Customer, Profile } from "../../../domain/people/profile.ts";
import { digitsOfCell, type RfmCounts, type RfmDigits } from "../../../domain/segments/rfm.ts";
import type { CustomerStore } from "../../../ports/people.ts";

/** A customer of the base, and until when the last verdict certainly stands. */
export interface Watched {
  profile: Profile;
  score: Customer["score"];
  /** Of the score's cell. */
  digits: RfmDigits | undefined;
  lastDay: Day | undefined;
  /** The newest moment that the profile tells of: a clock may go ahead. */
  newest: Instant;
  /** The first night that has to look at the customer again, whatever the limits of the RFM scale are. */
  look: Day;
  /** The first night that has to ask the loyalty programme about the customer. */
  stir: Day;
}

const AT_ONCE: Day = Number.NEGATIVE_INFINITY;

/**
 * The customers of a replay, watched as they are written: who has changed, and the counts that the limits of the RFM scale
 * follow from, kept up instead of counted every night.
 */
export function makeBase(store: CustomerStore) {
  const people = new Map<CustomerKey, Watched>();
  const lastDays: Tally = new Map();
  const orders: Tally = new Map();
  const spent: Tally = new Map();
  let newest: Instant = 0;

  function count({ profile, lastDay }: Watched, by: 1 | -1): void {
    if (lastDay === undefined) return;
    add(lastDays, lastDay, by);
    add(orders, profile.orders, by);
    add(spent, bucketOf(profile.spent), by);
  }

  function change(id: CustomerKey, profile: Profile | undefined): void {
    const before = people.get(id);
    if (before) count(before, -1);
    if (!profile) {
      people.delete(id);
      return;
    }
    const { score, digits } = before ?? { score: undefined, digits: undefined };
    const lastDay = profile.orderDays.at(-1)?.day;
    const after = {
      profile,
      score,
      digits,
      lastDay,
      newest: newestOf(profile),
      look: AT_ONCE,
      stir: AT_ONCE,
    };
    newest = Math.max(newest, after.newest);
    people.set(id, after);
    count(after, 1);
  }

  const watched: CustomerStore = {
    ...store,
    async putProfile(id, content, expected) {
      const result = await store.putProfile(id, content, expected);
      if (result === "written") change(id, "profile" in content ? content.profile : undefined);
      return result;
    },
    async putScore(id, score, fence) {
      const result = await store.putScore(id, score, fence);
      const its = people.get(id);
      if (result === "written" && its) Object.assign(its, { score, digits: digitsOfCell(score.cell) });
      return result;
    },
  };

  return {
    customers: watched,
    people: (): Iterable<Watched> => people.values(),
    size: () => people.size,
    /** The newest moment that anybody's profile has told of. */
    newest: () => newest,
    /** Buyers by what the limits of the scale follow from, as a night of that day counts them. */
    counts: (today: Day): RfmCounts => ({
      recencyDays: entriesOf(new Map([...lastDays].map(([day, buyers]) => [today - day, buyers]))),
      orders: entriesOf(orders),
      spent: entriesOf(spent),
    }),
  };
}

export type Base = ReturnType<typeof makeBase>;

function add(tally: Tally, value: number, by: number): void {
  const after = (tally.get(value) ?? 0) + by;
  if (after === 0) tally.delete(value);
  else tally.set(value, after);
}

/** Of all moments that `asOf` cuts off where they lie ahead. */
function newestOf(profile: Profile): Instant {
  const { lastOrderAt, lastVisitAt, lastActivityAt, silencedAt, browserOrderAt, cart } = profile;
  const moments = [lastOrderAt, lastVisitAt, lastActivityAt, silencedAt, browserOrderAt, cart?.changedAt];
  return Math.max(...moments.map((at) => at ?? 0));
}
