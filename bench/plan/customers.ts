import { mailboxKey } from "../../src/app/mailbox/mailbox-key.ts";
import { DAY, type Instant } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey, Fact, FactId } from "../../src/domain/facts/facts.ts";
import type { OrderDay, Profile } from "../../src/domain/people/profile.ts";
import type { Keys } from "../../src/ports/keys.ts";
import { makeRandom } from "../random.ts";

/** Customers of two years, a third of whom have not bought; of buyers some are regular and some are gone. All have agreed to mails. */
export function* customersOf(
  count: number,
  now: Instant,
  keys: Keys,
): Generator<{ readonly profile: Profile; readonly consent: Fact }> {
  const random = makeRandom(1);
  const today = Math.floor(now / DAY);
  for (let index = 0; index < count; index += 1) {
    const joined = today - 1 - Math.floor(random.uniform() * 730);
    const days: OrderDay[] = [];
    if (random.uniform() > 1 / 3) {
      const [gap, end] = [5 + random.exponential() * 40, joined + random.exponential() * 500];
      for (
        let day = joined;
        day < today && day <= end;
        day += Math.max(1, Math.round(random.exponential() * gap))
      )
        days.push({ day, orders: 1, spent: Math.round(50_000 + random.exponential() * 200_000) });
    }
    yield { profile: profileOf(index, joined, days), consent: consentOf(index, now, keys) };
  }
}

const addressOf = (index: number) => `customer-${index}@example.com`;

function profileOf(index: number, joined: number, orderDays: readonly OrderDay[]): Profile {
  const spent = orderDays.reduce((sum, day) => sum + day.spent, 0);
  const [first, last] = [orderDays.at(0), orderDays.at(-1)];
  const noon = (day: number) => day * DAY + DAY / 2;
  return {
    id: `u:${index}` as CustomerKey,
    ...{ aliases: [], firstSeenAt: noon(joined), email: addressOf(index) },
    consent: { status: "given", at: noon(joined) },
    ...{ orders: orderDays.length, orderDays, spent, refunded: 0, unpricedOrders: 0 },
    averageOrder: orderDays.length === 0 ? 0 : Math.round(spent / orderDays.length),
    ...(first && { firstOrderAt: noon(first.day) }),
    ...(last && { lastOrderAt: noon(last.day), lastActivityAt: noon(last.day) }),
    ...{ categories: {}, merchants: {}, products: [], coupons: [], viewed: [], reviews: 0 },
    facts: orderDays.length + 1,
  };
}

function consentOf(index: number, now: Instant, keys: Keys): Fact {
  return {
    ...{ kind: "consent-given", customer: mailboxKey(addressOf(index), keys), dated: true },
    ...{ id: "c" as FactId, at: now - 900 * DAY, receivedAt: now - 900 * DAY, source: "bench" },
    proof: { source: "bench", purpose: "marketing", channel: "email" },
  };
}
