import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { makeDiary, says, type TimedCall } from "./calls.ts";
import { fillBasket } from "./catalogue.ts";
import type { Person } from "./people.ts";
import { randomOf } from "./random.ts";

/** Friends whom the demo's customers bring, at most. */
export const MOST_FRIENDS = 4;
/** One of them is the customer's own second mailbox, which no present is for. */
const SECOND_SELF = 2;

/** The friend whom a customer sends the link of a mail to. */
export function friendOf(customer: Person, place: number): Person {
  const [mailbox, host] = customer.email.split("@");
  return {
    ...customer,
    index: 1_000_000 + place,
    kind: "replenisher",
    userId: `friend-${place}`,
    anonymousId: `browser-of-friend-${place}`,
    email: place === SECOND_SELF ? `${mailbox}+again@${host}` : `friend.${place}@mail.example`,
    name: customer.language === "ru" ? "Ирина Соколова" : "Sam Reed",
    consents: true,
    byBrowser: false,
    browsedBefore: false,
  };
}

/** An hour after the mail the friend follows the link and signs up, and buys something three days later. */
export function arrivalOf(friend: Person, code: string, mailAt: number, seed: number): readonly TimedCall[] {
  const diary = makeDiary("demo-friend", friend);
  const at = mailAt + HOUR;
  diary.write(at, says.page(`?ref=${code}`), "both");
  diary.write(at + 2 * MINUTE, says.identify(friend));
  diary.write(at + 3 * MINUTE, says.signedUp("friend", friend));
  const basket = fillBasket(randomOf(seed, "friend", friend.index), friend.favourite, 2, 2);
  diary.write(at + 3 * DAY, says.ordered(`F-${friend.index}`, basket, `cart-of-${friend.userId}`));
  return diary.finish();
}
