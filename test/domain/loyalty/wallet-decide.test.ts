import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, MINUTE } from "../../../src/domain/basics/calendar.ts";
import type { SpendRules } from "../../../src/domain/loyalty/spend-limit.ts";
import { HOLD_MS, isHeld, type Wallet } from "../../../src/domain/loyalty/wallet.ts";
import { availableIn, cancel, commit, hold, type Now } from "../../../src/domain/loyalty/wallet-decide.ts";
import { keepWallet } from "../../../src/domain/loyalty/wallet-keep.ts";
import { walletWith } from "../../support/wallets.ts";

const RULES: SpendRules = { currency: "RUB", worth: 1, mostPercent: 50, leastPoints: 1, minOrder: 0 };
const TODAY = 20_000;
const now = (minutes = 0): Now => {
  const at = TODAY * DAY + minutes * MINUTE;
  return { at, day: Math.floor(at / DAY) };
};
const asked = (points: number, more = {}) => ({
  ...{ order: "A", points, total: 1_000_000, currency: "RUB" },
  ...more,
});
const lots = (points: number) => [{ points, active: TODAY - 1, expires: TODAY + 100 }];
const held = (wallet: Wallet, points: number, order = "A", at = now()): Wallet => {
  const outcome = hold(wallet, asked(points, { order }), RULES, at);
  if (outcome.kind !== "next") throw new Error(JSON.stringify(outcome));
  return outcome.wallet;
};
const committed = (wallet: Wallet, order = "A", at = now()): Wallet => {
  const outcome = commit(wallet, order, at);
  if (outcome.kind !== "next") throw new Error(JSON.stringify(outcome));
  return outcome.wallet;
};

describe("a hold", () => {
  it("takes good points only: neither pending nor expired ones", () => {
    const wallet = walletWith([
      { points: 10, active: TODAY - 9, expires: TODAY },
      { points: 20, active: TODAY, expires: TODAY + 1 },
      { points: 40, active: TODAY + 1 },
    ]);
    expect(hold(wallet, asked(20), RULES, now())).toMatchObject({ kind: "next", hold: { points: 20 } });
    expect(hold(wallet, asked(21), RULES, now())).toEqual({ kind: "refused", why: "too-few", available: 20 });
  });

  it.each([
    [asked(0), { why: "not-whole" }],
    [asked(-5), { why: "not-whole" }],
    [asked(1.5), { why: "not-whole" }],
    [asked(Number.NaN), { why: "not-whole" }],
    [asked(5, { currency: "EUR" }), { why: "other-currency", currency: "EUR" }],
    [asked(6, { total: 1_000 }), { why: "above-most", most: 5 }],
    [asked(4), { why: "below-least", least: 5 }],
    [asked(5, { total: 999 }), { why: "order-too-small", minOrder: 1_000 }],
  ])("of %j is refused with its reason", (request, refusal) => {
    const rules = { ...RULES, leastPoints: 5, minOrder: 1_000 };
    expect(hold(walletWith(lots(100)), request, rules, now())).toMatchObject({ kind: "refused", ...refusal });
  });

  it("is the same when the same order asks again, and another only where it takes the first one's place", () => {
    const wallet = held(walletWith(lots(100)), 60);
    expect(hold(wallet, asked(60), RULES, now(5))).toMatchObject({ kind: "same", hold: { at: now().at } });
    expect(hold(wallet, asked(80), RULES, now(5))).toMatchObject({ kind: "refused", why: "other-points" });
    const replaced = hold(wallet, asked(80, { replace: true }), RULES, now(5));
    expect(replaced).toMatchObject({ kind: "next", wallet: { holds: [{ points: 80 }] } });
  });

  it("of two tills leaves the second what the first has not taken", () => {
    const wallet = held(walletWith(lots(100)), 60);
    expect(hold(wallet, asked(60, { order: "B" }), RULES, now())).toMatchObject({
      kind: "refused",
      why: "too-few",
      available: 40,
    });
  });

  it("ends by itself after half an hour", () => {
    const wallet = held(walletWith(lots(100)), 60);
    expect(availableIn(wallet, now(29))).toBe(40);
    expect(availableIn(wallet, now(30))).toBe(100);
  });

  it("is refused where six orders have one", () => {
    let wallet = walletWith(lots(100));
    for (const order of ["1", "2", "3", "4", "5", "6"]) wallet = held(wallet, 1, order);
    expect(hold(wallet, asked(1), RULES, now())).toMatchObject({ why: "too-many-holds" });
    expect(hold(wallet, asked(1), RULES, now(30))).toMatchObject({ kind: "next" });
  });
});

describe("a commit", () => {
  it("spends what is held, once", () => {
    const wallet = committed(held(walletWith(lots(100)), 60));
    expect(wallet.spent).toBe(60);
    expect(availableIn(wallet, now())).toBe(40);
    expect(commit(wallet, "A", now(90))).toMatchObject({ kind: "same", hold: { points: 60 } });
    expect(hold(wallet, asked(60), RULES, now())).toMatchObject({ kind: "same" });
  });

  it("of what was cancelled, or never held, is refused and takes nothing", () => {
    const wallet = held(walletWith(lots(100)), 60);
    const cancelled = cancel(wallet, "A", now());
    if (cancelled.kind !== "next") throw new Error(cancelled.kind);
    expect(commit(cancelled.wallet, "A", now())).toEqual({ kind: "refused", why: "cancelled" });
    expect(commit(wallet, "B", now())).toEqual({ kind: "refused", why: "no-hold" });
    expect(availableIn(cancelled.wallet, now())).toBe(100);
  });

  it("takes a hold up again that has ended by itself, as long as the points are there", () => {
    const late = now(45);
    const wallet = held(walletWith(lots(100)), 60);
    expect(commit(wallet, "A", late)).toMatchObject({ kind: "next", hold: { at: late.at } });
    const taken = held(wallet, 50, "B", late);
    expect(commit(taken, "A", late)).toEqual({ kind: "refused", why: "too-few", available: 50 });
  });

  it("cannot be cancelled", () => {
    const wallet = committed(held(walletWith(lots(100)), 60));
    expect(cancel(wallet, "A", now())).toEqual({ kind: "refused", why: "committed" });
  });
});

describe("an account that comes from the fold", () => {
  const folded = (spent: number, left: number, more: { spends?: string[]; returned?: string[] } = {}) => ({
    account: { lots: lots(left), spent, level: "base" },
    revision: 2,
    spends: new Set(more.spends),
    returned: new Set(more.returned),
  });

  it("that does not know of a spend yet leaves it taken off", () => {
    const wallet = committed(held(walletWith(lots(100)), 60));
    const kept = keepWallet(wallet, folded(0, 130), now().at);
    expect(kept && availableIn(kept, now())).toBe(70);
  });

  it("that knows of a spend takes it off once", () => {
    const wallet = committed(held(walletWith(lots(100)), 60));
    const kept = keepWallet(wallet, folded(60, 40, { spends: ["A"] }), now().at);
    expect(kept && [availableIn(kept, now()), kept.spent]).toEqual([40, 60]);
    expect(kept && keepWallet(kept, folded(60, 40, { spends: ["A"] }), now().at)).toBeUndefined();
  });

  it("that is older than the wallet's changes nothing", () => {
    const wallet = walletWith(lots(100), { folded: 3 });
    expect(keepWallet(wallet, folded(0, 500), now().at)).toBeUndefined();
  });

  it("in which a spend came back gives it back", () => {
    const wallet = committed(held(walletWith(lots(100)), 60));
    const kept = keepWallet(wallet, folded(0, 100, { spends: ["A"], returned: ["A"] }), now().at);
    expect(kept && availableIn(kept, now())).toBe(100);
    expect(kept && commit(kept, "A", now())).toEqual({ kind: "refused", why: "returned" });
  });
});

describe("whatever tills call in whatever order", () => {
  const order = fc.constantFrom("A", "B", "C", "D");
  const call = fc.oneof(
    fc.record({
      kind: fc.constant("hold" as const),
      order,
      points: fc.integer({ min: 1, max: 60 }),
      replace: fc.boolean(),
    }),
    fc.record({ kind: fc.constantFrom("commit" as const, "cancel" as const), order }),
    fc.record({ kind: fc.constant("passes" as const), minutes: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant("folds" as const), earned: fc.integer({ min: 0, max: 20 }) }),
  );

  it("no point is spent that was not there, and none twice", () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        let [wallet, minutes, earned] = [walletWith(lots(100)), 0, 100];
        const spends = new Map<string, number>();
        for (const one of calls) {
          const at = now(minutes);
          if (one.kind === "passes") minutes += one.minutes;
          else if (one.kind === "folds") {
            earned += one.earned;
            const spent = [...spends.values()].reduce((sum, points) => sum + points, 0);
            const account = { lots: lots(earned - spent), spent, level: "base" };
            const revision = wallet.folded + 1;
            const folded = { account, revision, spends: new Set(spends.keys()), returned: new Set<string>() };
            wallet = keepWallet(wallet, folded, at.at) ?? wallet;
          } else {
            // What the wallet has let go, the facts say.
            const known = spends.get(one.order);
            if (known !== undefined && !wallet.holds.some((hold) => hold.order === one.order)) continue;
            const outcome =
              one.kind === "hold"
                ? hold(wallet, asked(one.points, one), RULES, at)
                : (one.kind === "commit" ? commit : cancel)(wallet, one.order, at);
            if (outcome.kind === "next") wallet = outcome.wallet;
            if (outcome.kind === "next" && outcome.hold.state === "committed") {
              expect(spends.has(one.order)).toBe(false);
              spends.set(one.order, outcome.hold.points);
            }
          }
          const spent = [...spends.values()].reduce((sum, points) => sum + points, 0);
          const live = wallet.holds.filter((hold) => isHeld(hold, now(minutes).at));
          const onHold = live.reduce((sum, { points }) => sum + points, 0);
          expect(wallet.spent).toBe(spent);
          expect(spent + onHold).toBeLessThanOrEqual(earned);
          expect(live.every(({ until, at: since }) => until - since === HOLD_MS)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
