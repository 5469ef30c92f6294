import { describe, expect, it } from "vitest";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { makeCancel } from "../../src/app/loyalty/wallets/cancel.ts";
import { makeCommit } from "../../src/app/loyalty/wallets/commit.ts";
import { makeHold } from "../../src/app/loyalty/wallets/hold.ts";
import { makeReadBalance } from "../../src/app/loyalty/wallets/read-balance.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import { day, fact, key, link, order } from "../support/facts.ts";
import { grant, loyaltyShop, walletProgramme } from "../support/wallets.ts";

const asked = (points: number, id = "A-1") => ({
  ...{ order: id, points, total: 1_000_000, currency: "RUB" },
});

async function shopWith(points: number, customer = "u:anna") {
  const shop = await loyaltyShop();
  await shop.tell([grant(points, { customer: key(customer), at: day(1) })]);
  return {
    ...shop,
    hold: makeHold(shop.till),
    commit: makeCommit(shop.till),
    cancel: makeCancel(shop.till),
    balance: async (who: string) => {
      const answer = await makeReadBalance(shop.till)(who);
      return answer.kind === "balance" ? answer.available : answer.kind;
    },
    /** What was stored by use cases reaches the projector. */
    async flows() {
      await shop.tell([]);
    },
  };
}

describe("the projector", () => {
  it("opens a wallet for whoever has points, and for nobody else", async () => {
    const shop = await shopWith(100);
    await shop.tell([order("X", day(2), 5, { customer: key("u:boris") })]);
    expect(await shop.wallet("u:anna")).toMatchObject({ account: { lots: [{ points: 100 }] }, revision: 1 });
  });

  it("writes a wallet only when something about it is new", async () => {
    const shop = await shopWith(100);
    await shop.tell([fact("visited", { customer: key("u:anna"), at: day(3) })]);
    expect((await shop.wallet("u:anna"))?.revision).toBe(1);
    await shop.rebuild();
    expect((await shop.wallet("u:anna"))?.revision).toBe(1);
  });

  it("touches no wallet where the shop has no programme", async () => {
    const shop = await loyaltyShop(undefined);
    await shop.tell([grant(100, { customer: key("u:anna") })]);
    expect(await shop.wallet("u:anna")).toBeUndefined();
  });
});

describe("points at the till", () => {
  it("are held, committed and known to the fold", async () => {
    const shop = await shopWith(100);
    expect(await shop.hold("id:anna", asked(60))).toMatchObject({ kind: "done", available: 40 });
    expect(await shop.commit("id:anna", "A-1")).toMatchObject({ kind: "done", available: 40 });
    await shop.flows();
    expect((await shop.profile("u:anna"))?.loyalty).toMatchObject({ spent: 60, lots: [{ points: 40 }] });
    expect(await shop.wallet("u:anna")).toMatchObject({
      spent: 60,
      holds: [{ order: "A-1", state: "committed", known: true }],
    });
    expect(await shop.balance("id:anna")).toBe(40);
  });

  it("are spent once by two tills at the same moment", async () => {
    const shop = await shopWith(100);
    const answers = await Promise.all(["A", "B", "C", "D"].map((id) => shop.hold("id:anna", asked(60, id))));
    expect(answers.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(answers.filter((one) => one.kind === "refused" && one.why === "too-few")).toHaveLength(3);
  });

  it("are told to the fold by the till's next try, when the first broke off after the wallet was written", async () => {
    const shop = await shopWith(100);
    await shop.hold("id:anna", asked(60));
    const broken = makeCommit({
      ...shop.till,
      events: { ...shop.events, append: () => Promise.reject(new Error("lost")) },
    });
    await expect(broken("id:anna", "A-1")).rejects.toThrow("lost");
    await shop.flows();
    expect((await shop.profile("u:anna"))?.loyalty?.spent).toBe(0);
    expect(await shop.balance("id:anna")).toBe(40);
    expect(await shop.commit("id:anna", "A-1")).toMatchObject({ kind: "done" });
    await shop.flows();
    expect((await shop.profile("u:anna"))?.loyalty?.spent).toBe(60);
  });

  it("come back when the order is cancelled, whichever comes first, and once", async () => {
    const shop = await shopWith(100);
    await shop.hold("id:anna", asked(60));
    await shop.commit("id:anna", "A-1");
    const placed = order("A-1", day(9), 0, { customer: key("u:anna") });
    await shop.tell([placed]);
    expect(await shop.balance("id:anna")).toBe(40);
    await shop.tell([
      fact("order-cancelled", { customer: key("u:anna"), order: "A-1", version: day(10), at: day(10) }),
    ]);
    expect(await shop.balance("id:anna")).toBe(100);
    await shop.rebuild();
    await shop.flows();
    expect(await shop.balance("id:anna")).toBe(100);
    expect(await shop.commit("id:anna", "A-1")).toMatchObject({ kind: "refused", why: "returned" });
  });

  it("stay spent when the order moves to another customer", async () => {
    const shop = await shopWith(100);
    await shop.hold("id:anna", asked(60));
    await shop.commit("id:anna", "A-1");
    const moved = {
      order: "A-1",
      version: day(10),
      at: day(10),
      to: key("u:boris"),
      customer: key("u:anna"),
    };
    await shop.tell([order("A-1", day(9), 5, { customer: key("u:anna") }), fact("order-moved", moved)]);
    expect(await shop.balance("id:anna")).toBe(40);
  });

  it("answer for orders that the wallet has let go", async () => {
    const shop = await shopWith(100);
    for (let index = 0; index < 8; index++) {
      expect(await shop.hold("id:anna", asked(10, `A-${index}`))).toMatchObject({ kind: "done" });
      expect(await shop.commit("id:anna", `A-${index}`)).toMatchObject({ kind: "done" });
      await shop.flows();
      shop.time.now += MINUTE;
    }
    expect((await shop.wallet("u:anna"))?.holds).toHaveLength(3);
    expect(await shop.commit("id:anna", "A-0")).toMatchObject({ kind: "done", available: 20 });
    expect(await shop.hold("id:anna", asked(10, "A-0"))).toMatchObject({ kind: "done", available: 20 });
    expect(await shop.hold("id:anna", asked(11, "A-0"))).toMatchObject({ why: "other-points" });
    expect(await shop.cancel("id:anna", "A-0")).toMatchObject({ why: "committed" });
    expect(await shop.balance("id:anna")).toBe(20);
  });

  it("are nobody's whom nobody knows", async () => {
    const shop = await shopWith(100);
    for (const who of ["id:nobody", "nobody@shop.example", "+49 30 1234567", "9000000000000001", "hm", ""])
      expect(await shop.hold(who, asked(1))).toEqual({ kind: "unknown" });
    await shop.tell([order("X", day(2), 5, { customer: key("u:boris") })]);
    expect(await shop.hold("id:boris", asked(1))).toMatchObject({ why: "too-few" });
  });
});

describe("a customer", () => {
  const ANNA = `e:${hashEmail("anna@shop.example")}`;

  it("is found by id, address, phone and whatever was merged", async () => {
    const shop = await shopWith(100);
    await shop.tell([
      ...link(ANNA, "u:anna"),
      fact("identified", { customer: key("u:anna"), phone: "+7 916 123-45-67", at: day(2) }),
    ]);
    for (const who of ["id:anna", "u:anna", "Anna@Shop.example", "8 (916) 123 45 67", "+79161234567"])
      expect([who, await shop.balance(who)]).toEqual([who, 100]);
  });

  it("whose phone becomes another one is found by the new one only", async () => {
    const shop = await shopWith(100);
    const says = (phone: string, at: number) => fact("identified", { customer: key("u:anna"), phone, at });
    await shop.tell([says("+79161234567", day(2))]);
    await shop.tell([says("+79160000000", day(3))]);
    expect(await shop.balance("+79161234567")).toBe("unknown");
    expect(await shop.balance("+79160000000")).toBe(100);
  });

  it("keeps what a till has put aside when two are found to be one", async () => {
    const shop = await shopWith(100, ANNA);
    await shop.tell([grant(50, { customer: key("u:anna"), at: day(1) })]);
    await shop.hold("anna@shop.example", asked(80));
    await shop.hold("id:anna", asked(30, "B-1"));
    await shop.tell(link(ANNA, "u:anna"));
    expect(await shop.balance("id:anna")).toBe(40);
    expect(await shop.commit("anna@shop.example", "A-1")).toMatchObject({ kind: "done", available: 40 });
    expect(await shop.cancel("id:anna", "B-1")).toMatchObject({ kind: "done", available: 70 });
    await shop.flows();
    expect(await shop.balance("id:anna")).toBe(70);
    expect((await shop.profile("u:anna"))?.loyalty?.spent).toBe(80);
    expect(await shop.wallet(ANNA)).toMatchObject({ movedTo: "u:anna", holds: [], account: { lots: [] } });
  });

  it("who is found to be two has two wallets", async () => {
    const shop = await shopWith(100, ANNA);
    await shop.tell([grant(50, { customer: key("u:anna"), at: day(1) }), ...link(ANNA, "u:anna")]);
    expect(await shop.balance("id:anna")).toBe(150);
    const apart = { alias: key(ANNA), owner: key("u:anna"), verdict: "apart", decision: "d" } as const;
    const said = { ...apart, reason: "test", by: "test", at: day(4) };
    await shop.tell([
      fact("decided", { ...said, customer: key(ANNA), id: "link:decided:1" as never }),
      fact("decided", { ...said, customer: key("u:anna"), id: "link:decided:1" as never }),
    ]);
    expect([await shop.balance("id:anna"), await shop.balance(ANNA)]).toEqual([50, 100]);
  });
});

describe("a balance", () => {
  it("says what may be paid of an order, and what it is worth", async () => {
    const shop = await loyaltyShop(walletProgramme({ most_percent: 30, least_points: 10 }));
    await shop.tell([grant(500, { customer: key("u:anna"), at: day(1) })]);
    const read = makeReadBalance(shop.till);
    expect(await read("id:anna", 1_000)).toMatchObject({ available: 500, worth: 50_000, most: 300 });
    expect(await read("id:anna", 10_000)).toMatchObject({ most: 500 });
    expect(await read("id:anna", 30)).toMatchObject({ most: 0 });
  });
});
