import { describe, expect, it } from "vitest";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { wilson } from "../../src/domain/basics/wilson.ts";
import { percentOf } from "../../src/domain/offers/benefit.ts";
import type { Rates } from "../../src/domain/offers/budgets/reserve.ts";
import type { SendResult } from "../../src/ports/mail.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld, type WorldOptions } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop } from "../support/coded-shops.ts";

const ANN = keyOf("ann");
const offer = { offer: "thanks" };
const TWO_MAILS = [{ send: "one", ...offer }, { wait: "5d" }, { send: "two", ...offer }];
const BUDGET = { amount: 300, per: "month" } as const;

async function shop(options: WorldOptions) {
  const world = await makeWorld(options);
  return {
    ...world,
    ledger: () => allCodes(world.codes),
    given: async (id = ANN) => (await world.journal.sends(id)).map((send) => send.offer),
  };
}

describe("the code of a mail", () => {
  it("is in the ledger as sent, under the terms that the mail tells of", async () => {
    const world = await shop({
      bundle: codedShop({ steps: [{ send: "one", ...offer }] }, { budget: BUDGET }),
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    const [code, ...others] = await world.ledger();
    const [given] = await world.given();
    expect(others).toEqual([]);
    expect(code).toMatchObject({
      stage: "sent",
      customer: ANN,
      offer: "thanks",
      chain: "welcome",
      bound: "customer",
      reserved: 10_000,
      terms: { benefit: { kind: "amount", amount: 10_000 }, tier: "standard", variant: "universal" },
    });
    expect(code?.mailbox).toMatch(/^m:/);
    expect(given).toMatchObject({ code: code?.code, issue: code?.issue, validUntil: code?.terms.validUntil });
    const [[counter, spent] = []] = Object.entries(await world.budgets.counters());
    expect(counter).toMatch(/^offer:thanks@\d{4}-\d{2}$/);
    expect(spent).toEqual({ issued: 10_000, returned: 0 });
  });

  it("is reserved with the share that is used of its offer's codes, where the config says so", async () => {
    const shopOf = (reserve: "face" | "expected", rates: Rates) => {
      const bundle = codedShop({ steps: [{ send: "one", ...offer }] }, { budget: BUDGET });
      return shop({
        bundle: { ...bundle, offers: { ...bundle.offers, reserve } },
        deps: () => ({ rates: async () => rates }),
      });
    };
    const rates = { thanks: wilson(10, 40) };
    const cases = [
      ["expected", rates, 2_500],
      ["expected", { other: wilson(1, 40) }, 10_000],
      ["face", rates, 10_000],
    ] as const;
    for (const [reserve, known, reserved] of cases) {
      const world = await shopOf(reserve, known);
      await world.has(ANN);
      await world.enters(ANN);
      await world.playUntil(NOON + HOUR);
      expect(await world.ledger()).toMatchObject([{ reserved }]);
      expect(Object.values(await world.budgets.counters())).toEqual([{ issued: reserved, returned: 0 }]);
    }
  });

  it("is that of the chain's earlier mail as long as it is good, with its last day", async () => {
    const world = await shop({ bundle: codedShop({ steps: TWO_MAILS }) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 6 * DAY);
    const [first, second] = await world.given();
    expect(second?.code).toBe(first?.code);
    expect(second?.validUntil).toBe(first?.validUntil);
    expect(await world.ledger()).toHaveLength(1);
  });

  it("is a new one where the earlier is over", async () => {
    const steps = [{ send: "one", ...offer }, { wait: "8d" }, { send: "two", ...offer }];
    const world = await shop({ bundle: shopWith({ steps }) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 10 * DAY);
    const [first, second] = await world.given();
    expect(second?.code).not.toBe(first?.code);
    expect((await world.ledger()).map(({ stage }) => stage)).toEqual(["sent", "sent"]);
  });

  it("is replaced by a raised one, and withdrawn once that is sent", async () => {
    const steps = [{ send: "one", ...offer }, { wait: "2d" }, { send: "two", ...offer, raise: 5 }];
    const world = await shop({ bundle: shopWith({ steps }) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + DAY);
    const [plain] = await world.ledger();
    await world.playUntil(NOON + 3 * DAY);
    const [first, second] = await world.given();
    expect([first, second].map((one) => one && percentOf(one))).toEqual([5, 10]);
    expect(await world.codes.get(plain?.code ?? "")).toMatchObject({
      stage: "withdrawn",
      why: `${second?.code} replaces it`,
    });
    expect(await world.codes.get(second?.code ?? "")).toMatchObject({ stage: "sent" });
  });

  it("stays good where nobody knows whether the mail with a better one has arrived", async () => {
    const steps = [{ send: "one", ...offer }, { wait: "2d" }, { send: "two", ...offer, raise: 5 }];
    const answer = ({ subject }: { readonly subject: string }): SendResult | undefined =>
      subject === "Two" ? { kind: "unknown", reason: "time-out" } : undefined;
    const world = await shop({ bundle: shopWith({ steps }), answer });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 3 * DAY);
    expect((await world.ledger()).map(({ stage }) => stage)).toEqual(["sent", "sent"]);
  });

  it("is the better one that the customer has, where a later mail would offer less", async () => {
    const steps = [{ send: "one", ...offer, raise: 5 }, { wait: "2d" }, { send: "two", ...offer }];
    const world = await shop({ bundle: shopWith({ steps }) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 3 * DAY);
    const [first, second] = await world.given();
    expect(second?.code).toBe(first?.code);
    expect(second && percentOf(second)).toBe(10);
  });

  it("is one for two chains that offer the same at once", async () => {
    const one = codedShop({ steps: [{ send: "one", ...offer }] }, { budget: BUDGET });
    const welcome = one.chains.welcome;
    if (!welcome) throw new Error("no chain");
    const world = await shop({ bundle: { ...one, chains: { welcome, other: welcome } } });
    await world.has(ANN);
    await world.enters(ANN);
    await world.enters(ANN, "other");
    const cohorts = [...world.workflows.started.values()].map(({ cohort }) => cohort.id);
    world.setNow(NOON + 6 * MINUTE);
    await Promise.all(cohorts.map((id) => world.walk(id, 0, 0)));
    const codes = (await world.given()).map((given) => given?.code);
    expect(codes).toHaveLength(2);
    expect(new Set(codes).size).toBe(1);
    expect(await world.ledger()).toHaveLength(1);
    const [spent] = Object.values(await world.budgets.counters());
    expect(spent?.issued).toBe(10_000);
  });

  it("goes to three of fifty where the budget has three, and the rest get the mail without it", async () => {
    const bundle = codedShop({ steps: [{ send: "one", ...offer }] }, { budget: BUDGET });
    const world = await shop({ bundle });
    const everybody = Array.from({ length: 50 }, (_, n) => keyOf(`c${n}`));
    for (const id of everybody) await world.has(id);
    await Promise.all(everybody.map((id) => world.enters(id)));
    await world.playUntil(NOON + HOUR);
    expect(world.mailer.taken).toHaveLength(50);
    const offers = await Promise.all(everybody.map((id) => world.given(id)));
    expect(offers.flat().filter((given) => given?.code !== undefined)).toHaveLength(3);
    expect(world.mailer.taken.filter(({ html }) => html.includes("THX-"))).toHaveLength(3);
    const [spent] = Object.values(await world.budgets.counters());
    expect(spent?.issued).toBe(30_000);
    const reasons = (await Promise.all(everybody.map((id) => world.journal.sends(id)))).flat();
    expect(
      reasons.filter(({ reason }) => reason.includes("no offer: the budget of offer thanks is at its end")),
    ).toHaveLength(47);
  });

  it("of a thousand customers costs some twenty writes of the budget", async () => {
    const budgets = makeMemoryBudgetStore();
    let writes = 0;
    const bundle = codedShop(
      { steps: [{ send: "one", ...offer }] },
      { budget: { amount: 1_000_000, per: "month" } },
    );
    const world = await shop({
      bundle,
      deps: () => ({
        budgets: {
          ...budgets,
          reserve: (claims, amount) => {
            writes++;
            return budgets.reserve(claims, amount);
          },
        },
      }),
    });
    const everybody = Array.from({ length: 1_000 }, (_, n) => keyOf(`c${n}`));
    for (const id of everybody) await world.has(id);
    for (const id of everybody) await world.enters(id);
    await world.playUntil(NOON + HOUR);
    expect(Object.values(await budgets.counters())[0]?.issued).toBe(1_000 * 10_000);
    expect(writes).toBeLessThan(20);
  });
});

describe("a mail that does not go", () => {
  const steps = [{ send: "one", ...offer }];
  const bundle = codedShop({ exit: "ordered_since_entry", steps }, { budget: BUDGET });

  it("gives its code back where the last look finds that the customer has bought", async () => {
    let isLate = false;
    const codes = makeMemoryCodeStore();
    const world = await shop({
      bundle,
      deps: ({ customers }) => ({
        codes,
        customers: {
          ...customers,
          get: async (key, consistency) => {
            const stored = await customers.get(key, consistency);
            if (consistency === "eventual" || !isLate || !stored?.profile) return stored;
            return { ...stored, profile: { ...stored.profile, orders: 1, lastOrderAt: NOON + 5 * MINUTE } };
          },
        },
      }),
    });
    await world.has(ANN);
    await world.enters(ANN);
    isLate = true;
    await world.playUntil(NOON + HOUR);
    expect(world.mailer.taken).toEqual([]);
    expect(await allCodes(codes)).toMatchObject([{ stage: "withdrawn", why: "exit: ordered_since_entry" }]);
  });

  it("leaves its code to the next try where the mail service has no room", async () => {
    let isClosed = true;
    const world = await shop({
      bundle,
      answer: () => (isClosed ? { kind: "refused", reason: "throttled", because: "rate" } : undefined),
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 10 * MINUTE);
    expect(world.mailer.taken).toEqual([]);
    const [before] = await world.ledger();
    isClosed = false;
    await world.playUntil(NOON + 3 * HOUR);
    expect(await world.given()).toMatchObject([{ code: before?.code }]);
    expect(await world.ledger()).toHaveLength(1);
    expect(Object.values(await world.budgets.counters())).toMatchObject([{ issued: 10_000 }]);
  });

  it("gives back what it had reserved where the customer leaves before the cap lets it go", async () => {
    const capped = codedShop(
      { exit: "ordered_since_entry", steps: [{ send: "two" }, { send: "one", ...offer }] },
      { frequency_cap: { mails: 1, per: "2d", over: "defer" } },
    );
    const world = await shop({ bundle: capped });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    expect(await world.ledger()).toMatchObject([{ stage: "reserved" }]);
    await world.has(ANN, { orders: 1, lastOrderAt: NOON + 2 * HOUR });
    await world.playUntil(NOON + 3 * DAY);
    expect(await world.ledger()).toMatchObject([{ stage: "withdrawn", why: "exit: ordered_since_entry" }]);
  });
});
