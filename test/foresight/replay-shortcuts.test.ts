import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Campaign } from "../../src/domain/config/campaign.ts";
import { offersWith } from "../support/config.ts";
import { day } from "../support/facts.ts";
import { loyalty } from "../support/loyalty.ts";
import { bundleOf, chainOf } from "../support/nights.ts";
import { FROM, lifeOf, playing, SHOP } from "../support/replaying.ts";

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const SALE: Campaign = {
  name: "Sale",
  audience: { when: "orders >= 2", frozen: false },
  send: "hello",
  offer: "thanks",
  schedule: { at: `${dateOf(day(40))} 10:00`, spread: "3h", late: "tomorrow" },
  holdout_percent: 20,
};

/** Long enough that codes expire, settle and close, and that points become good. */
const DAYS = 100;

/** Points, levels, codes that end soon under a tight budget, and a campaign. */
function shopWith(over: {
  readonly least: number;
  readonly budget: number;
  readonly validFor: string;
}): Bundle {
  const programme = loyalty({}, [{ expires_after: "50d", level_window: "40d", level_grace: "10d" }]);
  const bundle = bundleOf({
    ...SHOP,
    loyalty: programme,
    offers: offersWith({
      max_discount: 300,
      valid_for: over.validFor,
      code: { prefix: "BACK", bound: "customer", on_cancel: "release" },
      budget: { amount: over.budget, per: "month" },
    }),
    chains: {
      ...SHOP.chains,
      rich: { ...chainOf({ points: "available", least: over.least }), loyalty: true },
      ending: { ...chainOf({ points: "expiring", before: "7d" }), loyalty: true },
      near: { ...chainOf({ level: "near", within: 4_000 }), loyalty: true },
      reached: { ...chainOf({ event: "level_changed" }), loyalty: true },
    },
  });
  return { ...bundle, campaigns: { sale: SALE } };
}

describe("a replay's shortcuts", () => {
  it("change nothing of what a small shop would have sent, whoever its customers are", async () => {
    const seen = { mails: 0, byLoyalty: 0, sale: 0 };
    const shop = fc.record({
      seed: fc.integer({ min: 1, max: 1e9 }),
      least: fc.constantFrom(60, 150),
      budget: fc.constantFrom(900, 100_000),
      validFor: fc.constantFrom("3d", "14d"),
    });
    await fc.assert(
      fc.asyncProperty(shop, async ({ seed, ...over }) => {
        const play = {
          bundle: shopWith(over),
          facts: lifeOf(10, seed, DAYS),
          from: FROM,
          to: FROM + DAYS - 1,
        };
        const plain = await playing({ ...play, fit: "plain" });
        expect(await playing(play)).toEqual(plain);
        seen.mails += plain.mails.length;
        for (const { chain } of plain.mails) {
          if (["rich", "ending", "near", "reached"].includes(chain)) seen.byLoyalty += 1;
          if (chain === "campaign:sale") seen.sale += 1;
        }
      }),
      { numRuns: 2 },
    );
    expect(seen.mails).toBeGreaterThan(20);
    expect(seen.byLoyalty).toBeGreaterThan(0);
    expect(seen.sale).toBeGreaterThan(0);
  });

  it("play a campaign once, at its own moment, with its audience, offer and hold-out", async () => {
    const { mails, result } = await playing({
      bundle: shopWith({ least: 1_000_000, budget: 100_000, validFor: "14d" }),
      facts: lifeOf(40, 3),
      to: FROM + 50,
    });
    const its = mails.filter(({ chain }) => chain === "campaign:sale");
    expect(its.length).toBeGreaterThan(3);
    expect(new Set(its.map(({ customer }) => customer)).size).toBe(its.length);
    expect(its.every(({ offer }) => offer === "thanks")).toBe(true);
    const moment = Date.parse(`${dateOf(day(40))}T10:00:00Z`);
    expect(Math.min(...its.map(({ at }) => at))).toBeGreaterThanOrEqual(moment);
    const row = result.chains.find(({ chain }) => chain === "campaign:sale");
    expect(row?.heldOut).toBeGreaterThan(0);
    expect(row?.entered).toBeGreaterThanOrEqual(its.length + (row?.heldOut ?? 0));
  });

  it("leave out a campaign whose moment is not in the stretch", async () => {
    const { mails } = await playing({
      bundle: shopWith({ least: 1_000_000, budget: 100_000, validFor: "14d" }),
      facts: lifeOf(20, 3),
      to: FROM + 39,
    });
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.filter(({ chain }) => chain.startsWith("campaign:"))).toEqual([]);
  });
});
