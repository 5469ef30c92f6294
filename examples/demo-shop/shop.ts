import { DAY, instantAt } from "../../src/domain/basics/calendar.ts";
import type { TimedCall } from "./calls.ts";
import { deliveriesOf } from "./deliveries.ts";
import { arrivalOf, friendOf, MOST_FRIENDS } from "./friends.ts";
import { lifeOf, type Season } from "./life.ts";
import { type Person, shopperOf } from "./people.ts";
import { type Reaction, type ReceivedMail, reactionTo } from "./reaction.ts";

export interface DemoShop {
  readonly people: readonly Person[];
  /** Those who agree to mails on a page of the site: each is asked by mail once, and confirms or does not. */
  readonly confirming: readonly Person[];
  /** Everything before day 0, person by person. */
  readonly history: readonly TimedCall[];
  /** What people do of their own accord from day 0 on, and what comes to them, in time order. */
  readonly live: readonly TimedCall[];
  /** The friends whom people have brought so far. */
  readonly friends: readonly Person[];
  /** What the owner of the address does about a mail; undefined for strangers. */
  react(to: string, mail: ReceivedMail): Reaction | undefined;
}

/**
 * A shop's customers and all that they do, made up from a seed: the same seed is the same shop, to the millisecond.
 * `timeZone` is the shop's, whose midnight starts day 0.
 */
export function makeDemoShop(
  season: Season & { readonly customers: number; readonly timeZone: string },
): DemoShop {
  const people = Array.from({ length: season.customers }, (_, index) =>
    shopperOf(season.seed, index, season.days),
  );
  const dayZero = instantAt(season.timeZone, season.start, 0);
  const each = people.map((person) => ({ person, calls: lifeOf(person, season) }));
  const lives = each.flatMap(({ calls }) => calls);
  const end = dayZero + season.days * DAY;
  // What came before day 0 nobody is written to about: it would only make the history longer.
  const deliveries = each
    .flatMap(({ person, calls }) => deliveriesOf(person, calls, season.seed))
    .filter(({ at }) => at >= dayZero && at < end);
  const byAddress = new Map(people.map((person) => [person.email, person]));
  const friends: Person[] = [];

  /** The first who get a link for friends send it on. */
  function bring(customer: Person, { at, friendCode }: ReceivedMail): readonly TimedCall[] {
    if (friendCode === undefined || friends.length === MOST_FRIENDS || friends.includes(customer)) return [];
    const friend = friendOf(customer, friends.length);
    friends.push(friend);
    byAddress.set(friend.email, friend);
    return arrivalOf(friend, friendCode, at, season.seed);
  }
  return {
    people,
    friends,
    confirming: people.filter(({ byBrowser }) => byBrowser),
    history: lives.filter(({ at }) => at < dayZero),
    live: [...lives.filter(({ at }) => at >= dayZero), ...deliveries].sort((one, other) => one.at - other.at),
    react(to, mail) {
      const person = byAddress.get(to.toLowerCase());
      if (!person) return undefined;
      const reaction = reactionTo(mail, person, season.seed);
      return { ...reaction, calls: [...reaction.calls, ...bring(person, mail)] };
    },
  };
}
