import { HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { type Coupon, makeDiary, says, type TimedCall } from "./calls.ts";
import { fillBasket, totalOf } from "./catalogue.ts";
import { deliveriesOf } from "./deliveries.ts";
import type { Kind, Person } from "./people.ts";
import { randomOf } from "./random.ts";

/** A mail as its reader sees it. */
export interface ReceivedMail {
  readonly at: number;
  readonly subject: string;
  /** The code printed in it, and how much off it says. */
  readonly coupon?: Coupon;
  /** The code in a link for friends. */
  readonly friendCode?: string;
}

/** What a reader does with a mail itself. `unread`: nothing. */
export type Look = "unread" | "opened" | "clicked";

export interface Reaction {
  readonly look: Look;
  /** A program of the mailbox fetches the pictures of every mail, whether or not anybody looks at it. */
  readonly isPrefetched: boolean;
  readonly calls: readonly TimedCall[];
  readonly unsubscribes: boolean;
}

/** How likely a mail with a discount brings an order. */
const MOVED_BY_A_CODE: Readonly<Record<Kind, number>> = {
  passerby: 0,
  subscriber: 0.22,
  "one-time": 0.2,
  occasional: 0.35,
  replenisher: 0.5,
  wholesaler: 0.4,
  lapsed: 0.15,
};

/** An order large enough for every minimum in the example store. */
const LEAST_BASKET = 1_600;

/** What a person does about a mail: always the same for the same seed, person and mail. */
export function reactionTo(mail: ReceivedMail, person: Person, seed: number): Reaction {
  const random = randomOf(seed, "reaction", person.index, mail.at, mail.coupon?.code ?? mail.subject);
  const diary = makeDiary(`demo-${seed}-reaction-${mail.at}`, person);
  const unsubscribes = random.chance(0.02);
  const likely = MOVED_BY_A_CODE[person.kind] * (mail.coupon ? 1 : 0.4);
  const orders = !unsubscribes && random.chance(likely);
  const at = mail.at + HOUR + Math.round(random.gap(10) * HOUR);
  if (orders || random.chance(0.2)) diary.write(at, says.page("from-mail"));
  if (orders) {
    const bulk = person.kind === "wholesaler" ? 6 : 2;
    let lines = fillBasket(random, person.favourite, random.whole(1, 3), bulk);
    while (totalOf(lines) < LEAST_BASKET)
      lines = [...lines, ...fillBasket(random, person.favourite, 1, bulk)];
    const id = `${person.index}-${Math.floor(mail.at / MINUTE)}`;
    diary.write(at + 6 * MINUTE, says.ordered(`M-${id}`, lines, `mail-cart-${id}`, mail.coupon));
  }
  const calls = diary.finish();
  return {
    ...lookOf(calls.length > 0, unsubscribes, { mail, person, seed }),
    calls: [...calls, ...deliveriesOf(person, calls, seed)],
    unsubscribes,
  };
}

/** Who comes to the shop from a mail has clicked in it; of the others, some have looked. */
function lookOf(
  comes: boolean,
  unsubscribes: boolean,
  { mail, person, seed }: { readonly mail: ReceivedMail; readonly person: Person; readonly seed: number },
): Pick<Reaction, "look" | "isPrefetched"> {
  const random = randomOf(seed, "look", person.index, mail.at, mail.subject);
  const isOpened = random.chance(0.3) || unsubscribes;
  const unmoved = isOpened ? "opened" : "unread";
  return { look: comes ? "clicked" : unmoved, isPrefetched: person.index % 3 === 0 };
}
