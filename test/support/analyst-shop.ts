import { makeKeepTold } from "../../src/app/results/log.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { atEntry, type Happening, type Outcome } from "../../src/domain/results/happening.ts";
import type { AnalystFiles } from "../../src/ports/analyst-files.ts";
import { codeWith } from "./codes.ts";
import { boughtAgo, FIRST_DAY, openShop, shopper } from "./nights.ts";

const NIGHTS = 12;

const [ANN, BOB, CARL, DORA] = [
  shopper("u:ann", boughtAgo(100, 40, 12), { entry: "checkout", lastCategory: "tea" }),
  shopper("u:bob", boughtAgo(60, 45), { entry: "form", via: "poster-3" }),
  shopper("u:carl", boughtAgo(20)),
  shopper("u:dora", boughtAgo(200)),
];
const [EVE, FRED] = [shopper("u:eve", []), shopper("u:fred", [], { consent: { status: "none" } })];

/** On the sixth day: three weeks and some after the first order. */
const CARL_AGAIN = shopper("u:carl", [...boughtAgo(20), { day: FIRST_DAY + 6, orders: 1, spent: 50_000 }]);

const ENTRY = atEntry("wake", 1);
const MAIL = {
  ...ENTRY,
  step: 0,
  template: "hello",
  offer: "thanks",
  offerVariant: "universal",
  tier: "low",
};

/**
 * A small shop whose every figure can be counted by hand: six people, seven order days, one chain. Ann and Bob get its
 * mail, Ann opens it, Bob unsubscribes; Dora is held out. Carl enters as well, and orders again four days later.
 */
export async function busyShop(): Promise<AnalystFiles> {
  const shop = await openShop([ANN, BOB, CARL, DORA, EVE, FRED], { analystFiles: "always" });
  const keep = makeKeepTold({ files: shop.resultsFiles });
  let told = 0;
  const happens = (customer: string, place: Omit<Happening, "outcome" | "reason">, ...outcomes: Outcome[]) =>
    keep([
      {
        ...{ customer: customer as CustomerKey, of: `${place.step} ${customer}`, chain: "wake", version: 1 },
        ...{ id: `${++told}`, at: shop.now() - HOUR },
        happened: outcomes.map((outcome) => ({ ...place, outcome, reason: null })),
      },
    ]);
  await shop.codes.put(codeWith("A", { customer: ANN.id, offer: "thanks" }, sent));
  await shop.codes.put(codeWith("B", { customer: BOB.id, offer: "thanks" }, redeemed));
  await shop.codes.put(codeWith("C", { customer: CARL.id, offer: "thanks" }));
  for (let night = 0; night < NIGHTS; night += 1) {
    if (night === 2) {
      for (const { id } of [ANN, BOB, CARL]) await happens(id, ENTRY, "entered");
      await happens(DORA.id, ENTRY, "entered", "held-out");
      for (const { id } of [ANN, BOB]) await happens(id, MAIL, "sent");
    }
    if (night === 3) {
      await happens(ANN.id, MAIL, "opened");
      await happens(BOB.id, MAIL, "opened", "clicked", "unsubscribed");
    }
    if (night === 6) await shop.update(CARL_AGAIN);
    await shop.night();
    shop.advance(1);
  }
  return shop.analystFiles;
}

const SENT_AT = Date.UTC(2026, 2, 3);
const sent = { stage: "sent", sentAt: SENT_AT } as const;
const redeemed = {
  stage: "redeemed",
  sentAt: SENT_AT,
  redemption: { order: "o-1", amount: 10_000, total: 90_000, at: SENT_AT + HOUR },
} as const;
