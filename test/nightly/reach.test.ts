import { describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Offer } from "../../src/domain/config/offers.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Score } from "../../src/domain/people/profile.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON, send } from "../support/chains.ts";
import { boughtAgo, bundleOf, FIRST_DAY, FIRST_NIGHT, openShop, shopper } from "../support/nights.ts";
import { redeemedCode } from "../support/tills.ts";

const OFFER = { kind: "offer", tier: "standard", variant: "universal", percent: 10 };
const CODE = "BACK-7F3K9Q2M";
const OTHERS = "BACK-55555555";

describe("mails by whom they went to", () => {
  it("are counted by what the last night had said, once a page of customers", async () => {
    const world = await makeWorld();
    const writes: number[] = [];
    const { countMailed } = world.sending;
    world.sending.countMailed = async (day, mails) => {
      writes.push(day);
      return countMailed(day, mails);
    };
    for (const id of ["a", "b", "c"].map(keyOf)) {
      await world.has(id, { email: `${id.slice(2)}@example.com` });
      await world.enters(id);
    }
    const { score } = (await scored(world.customers, keyOf("a"))) ?? {};
    await world.playUntil(NOON + DAY);
    expect(world.mailer.taken).toHaveLength(3);
    expect(score?.segment).toBe("asleep");
    expect(await world.sending.mailed(0, 99_999)).toEqual({
      segments: { asleep: 1, "(new)": 2 },
      cells: { "111": 1, "(new)": 2 },
    });
    expect(writes).toHaveLength(1);
    expect((await world.journal.sends(keyOf("a")))[0]?.scored).toEqual({ segment: "asleep", cell: "111" });
  });
});

async function scored(customers: Awaited<ReturnType<typeof makeWorld>>["customers"], id: CustomerKey) {
  const score: Score = {
    ...{ recency: 1, frequency: 1, monetary: 1, cell: "111", rfmSegment: "lost" },
    ...{ date: "2026-03-01", segment: "asleep", reason: "", tier: "standard", segmentSince: "2026-03-01" },
  };
  await customers.putScore(id, score, 1);
  return customers.get(id);
}

describe("a night", () => {
  it("tells whom mails reach and what their codes brought, by where people were when the mail was made", async () => {
    const offers = { ...bundleOf({}).offers, list: {} };
    const coupon = { code: CODE, order: "A", at: FIRST_NIGHT - 3 * DAY, spent: 70_000 };
    const own = { ...coupon, code: "SPRING" };
    const invented = { ...coupon, code: "BACK-FAKEC0DE" };
    const others = { ...coupon, code: OTHERS, order: "B" };
    const shop = await openShop([
      shopper("u:1", boughtAgo(3), { coupons: [coupon, own, invented, others] }),
      shopper("u:2", boughtAgo(100)),
      shopper("u:3", boughtAgo(90), { silencedAt: FIRST_NIGHT - 60 * DAY }),
      shopper("u:4", []),
    ]);
    const back: Offer = {
      ...{
        name: "Back",
        kind: "percent",
        discount_percent: {},
        valid_for: "7d",
        code: { prefix: "BACK", bound: "customer", on_cancel: "release" },
      },
      variants: ["universal"],
    };
    await shop.config.publish({
      ...{ publishedAt: 0, by: "test", digest: "", files: {} },
      bundle: { ...bundleOf({}), offers: { ...offers, list: { back } } },
    });
    const made = { offer: { ...OFFER, code: CODE } as never, scored: { segment: "asleep", cell: "111" } };
    await shop.journal.claim(send("u:1" as CustomerKey, "s1", made), undefined);
    const withOthers = { ...made, offer: { ...OFFER, code: OTHERS } as never };
    await shop.journal.claim(send("u:1" as CustomerKey, "s2", withOthers), undefined);
    await shop.codes.put(redeemedCode("A", { code: CODE }));
    // What somebody else ordered with a code of this customer is not what mails brought to this one.
    await shop.codes.put(redeemedCode("B", { code: OTHERS }, "u:9"));
    await shop.sending.countMailed(FIRST_DAY - 5, { segments: { asleep: 4 }, cells: { "111": 4 } });
    await shop.sending.countMailed(FIRST_DAY - 40, { segments: { active: 9 }, cells: { "333": 9 } });
    await shop.night();
    const metrics = await shop.nights.metrics();
    expect(metrics?.reach.segments.asleep).toEqual({
      ...{ customers: 2, mailable: 1, mails: 4, orders: 1, revenue: 70_000 },
      ...{ mailsPerMailable: 4, ordersPerMail: 1 / 4, revenuePerMail: 17_500 },
      aims: [{ kind: "chain", id: "wake" }],
    });
    expect(metrics?.reach.segments.non_buyers).toMatchObject({
      customers: 1,
      mails: 0,
      aims: [],
      revenuePerMail: null,
    });
    expect(metrics?.reach.rfmCells["111"]).toMatchObject({ mails: 4, orders: 1 });
    // Four mails to three who may be mailed: as many for the one who is silent.
    expect(metrics?.silence).toMatchObject({ customers: 1, mails: 4 / 3, mailsSoFar: 8 / 3 });
  });
});
