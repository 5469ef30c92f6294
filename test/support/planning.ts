import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makePlanConfig } from "../../src/app/foresight/plan/plan-config.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { consentIn } from "./mailboxes.ts";
import { boughtAgo, FIRST_NIGHT, openShop, type Shop, type ShopOptions, shopper } from "./nights.ts";
import { secrets } from "./projecting.ts";

const addressOf = (id: string) => `${id.slice(2)}@shop.example`;
const LONG_AGO = FIRST_NIGHT - 90 * DAY;

/** Somebody who ordered so many days ago, and to whom the shop may write by the record; `openPlanned` adds the ledger. */
export const reachable = (id: string, ...ago: readonly number[]): Profile =>
  shopper(id, boughtAgo(...ago), {
    email: addressOf(id),
    addressSince: LONG_AGO,
    consent: { status: "given", at: LONG_AGO },
  });

/** A shop in memory whose mailboxes have agreed. */
export async function openPlanned(people: readonly Profile[], options: ShopOptions): Promise<Shop> {
  const shop = await openShop(people, options);
  await shop.events.append(people.map(({ id }) => consentIn(addressOf(id), LONG_AGO)));
  return shop;
}

/** Plans over the stores of a shop in memory. */
export const planningOver = (shop: Shop, over: { readonly lookedAt?: number } = {}) =>
  makePlanConfig({
    ...shop,
    files: shop.resultsFiles,
    expressions: makeReadableExpressions(),
    secrets,
    scratch: () => makeMemoryRunStore(),
    mailPrice: { ses: 0.1, rest: 0.01 },
    ...over,
  });
