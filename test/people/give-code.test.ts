import { describe, expect, it } from "vitest";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { makeToldBatches } from "../../src/adapters/memory/told-batches.ts";
import { makeChangeCode } from "../../src/app/offers/change-code.ts";
import { makeGiveCode } from "../../src/app/people/give-code.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { TillBatches, TillState } from "../../src/ports/till-batches.ts";
import { TILL } from "../support/coded-shops.ts";
import { day, fact, order } from "../support/facts.ts";
import { secrets, world } from "../support/projecting.ts";
import { published, tillBundle } from "../support/tills.ts";

const ASKED = { id: "request-1", offer: "thanks", reason: "the parcel was late", by: "ann" };

async function shop(bundle: Bundle = tillBundle(), batches: TillBatches = makeToldBatches()) {
  const people = world();
  await people.tell([fact("identified", { email: "anna@example.com" }), order("A", day(0), 400_000)]);
  const codes = makeMemoryCodeStore();
  const linked = { keys: async () => ({ ...(await secrets.keys()), links: ["the-links-key"] }) };
  const giveCode = makeGiveCode({
    ...{ ...people, codes, secrets: linked, clock: { now: () => day(2) } },
    ...{ budgets: makeMemoryBudgetStore(), pools: makeMemoryPoolStore(), batches },
    config: { current: async () => published(bundle) },
    rates: async () => ({}),
  });
  return { ...people, codes, giveCode, change: makeChangeCode({ codes }) };
}

describe("a code by an operator's word", () => {
  it("is what the customer's tier gets, is the customer's from then on, and keeps who gave it and why", async () => {
    const { giveCode, codes, events } = await shop();
    const given = await giveCode("1", ASKED);
    expect(given).toMatchObject({
      kind: "given",
      code: { stage: "sent", customer: "u:1", terms: { tier: "raised", benefit: { percent: 10 } } },
      isOnItsWay: false,
    });
    if (!("code" in given)) throw new Error("nothing was given");
    expect(await codes.get(given.code.code)).toMatchObject({ stage: "sent" });
    const facts = await events.factsOf(given.code.customer);
    expect(facts.filter(({ kind }) => kind === "code-granted")).toMatchObject([
      { code: given.code.code, reason: "the parcel was late", by: "ann" },
    ]);
  });

  it("is one code, however often the same request comes, although an order has used it meanwhile", async () => {
    const { giveCode, change } = await shop();
    const first = await giveCode("1", ASKED);
    if (!("code" in first)) throw new Error("nothing was given");
    expect(await giveCode("1", ASKED)).toMatchObject({ kind: "same", code: { code: first.code.code } });
    const used = { told: "order", order: "B", at: day(2), amount: 1 } as const;
    await change(first.code.code, { kind: "redeemed", ...used });
    expect(await giveCode("1", ASKED)).toMatchObject({ kind: "same", code: { code: first.code.code } });
    const next = await giveCode("1", { ...ASKED, id: "request-2" });
    expect(next).toMatchObject({ kind: "given" });
    expect(next).not.toMatchObject({ code: { code: first.code.code } });
  });

  it("is on its way to the shop's platform until that knows it", async () => {
    let state: TillState = "queued";
    const batches = makeToldBatches(() => state);
    const { giveCode } = await shop(tillBundle({}, { till: TILL }), batches);
    const first = await giveCode("1", ASKED);
    expect(first).toMatchObject({ kind: "given", isOnItsWay: true });
    expect(await giveCode("1", ASKED)).toMatchObject({ kind: "same", isOnItsWay: true });
    expect(batches.added.size).toBe(1);
    state = "known";
    expect(await giveCode("1", ASKED)).toMatchObject({ kind: "same", isOnItsWay: false });
  });

  it("that the customer has already and is as good is said, and no second one given", async () => {
    const { giveCode } = await shop();
    const first = await giveCode("1", ASKED);
    if (!("code" in first)) throw new Error("nothing was given");
    expect(await giveCode("1", { ...ASKED, id: "request-2" })).toMatchObject({
      kind: "has-one",
      code: { code: first.code.code },
    });
  });

  it("fits into the budgets as a mail's does", async () => {
    const bundle = tillBundle();
    const poor = { ...bundle.offers, budget: { amount: 1, per: "month" } } as const;
    const amount = {
      kind: "amount",
      name: "100 off",
      variants: ["universal"],
      valid_for: "7d",
      code: { prefix: "HELLO", bound: "customer", on_cancel: "release" },
      amount: { standard: 100, raised: 100, top: 100 },
    } as const;
    const { giveCode } = await shop({ ...bundle, offers: { ...poor, list: { thanks: amount } } });
    expect(await giveCode("1", ASKED)).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("is at its end"),
    });
  });

  it("is refused for nobody, and for an offer that has none", async () => {
    const { giveCode } = await shop();
    expect(await giveCode("2", ASKED)).toEqual({ kind: "unknown" });
    expect(await giveCode("1", { ...ASKED, offer: "nothing" })).toEqual({ kind: "no-offer" });
  });
});
