import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedEpoch } from "../../src/app/proof/counted-epoch.ts";
import { HELD_OUT, MAILED } from "../../src/domain/proof/holdout-measuring.ts";
import { LOOKED_BACK_DAYS } from "../../src/domain/proof/taken-back.ts";
import { openProof, WITHIN } from "../support/holdouts.ts";

const NOTHING = { people: 0, orders: 0, revenue: 0 };

async function openCounted() {
  const shop = openProof();
  await shop.night(0);
  const two = { drawnOn: 0, orders: 2 };
  for (const [name, side] of [
    ["anna", MAILED],
    ["ben", MAILED],
    ["cleo", HELD_OUT],
  ] as const)
    await shop.draws({ name, side, ...two });
  await shop.night(WITHIN + 1);
  return {
    ...shop,
    async takenBack() {
      const measuring = await shop.measuring();
      if (!measuring) throw new Error("nothing is measured");
      return countedEpoch(measuring).takenBack;
    },
  };
}

describe("what is taken back of counted orders", () => {
  it("stands beside the result, by side, and moves nothing that was counted", async () => {
    const shop = await openCounted();
    const before = await shop.counted();
    expect(await shop.takenBack()).toEqual({ mailed: NOTHING, heldOut: NOTHING });
    await shop.keeps("anna", { day: 1, orders: 2, spent: 70_000 });
    await shop.keeps("cleo", { day: 1, orders: 1, spent: 50_000 });
    await shop.night(WITHIN + 2);
    expect(await shop.takenBack()).toEqual({
      mailed: { people: 1, orders: 0, revenue: 30_000 },
      heldOut: { people: 1, orders: 1, revenue: 50_000 },
    });
    expect(await shop.counted()).toEqual(before);
  });

  it("follows later refunds for nine weeks, whichever nights are missing, and then stays", async () => {
    const shop = await openCounted();
    await shop.keeps("anna", { day: 1, orders: 2, spent: 90_000 });
    await shop.night(WITHIN + 12);
    await shop.keeps("anna", { day: 1, orders: 1, spent: 20_000 });
    await shop.night(WITHIN + LOOKED_BACK_DAYS + 4);
    const { mailed } = await shop.takenBack();
    expect(mailed).toEqual({ people: 1, orders: 1, revenue: 80_000 });
    await shop.keeps("anna", { day: 1, orders: 0, spent: 0 });
    await shop.night(WITHIN + LOOKED_BACK_DAYS + 30);
    expect((await shop.takenBack()).mailed).toEqual(mailed);
  });

  it("is no refund when orders come to light later", async () => {
    const shop = await openCounted();
    await shop.keeps("ben", { day: 1, orders: 5, spent: 900_000 });
    await shop.night(WITHIN + 2);
    expect(await shop.takenBack()).toEqual({ mailed: NOTHING, heldOut: NOTHING });
  });

  it("is the same however often nights look", async () => {
    const nights = fc.uniqueArray(fc.integer({ min: WITHIN + 1, max: WITHIN + 70 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(nights, async (between) => {
        const shop = await openCounted();
        await shop.keeps("ben", { day: 1, orders: 1, spent: 40_000 });
        for (const night of between.toSorted((one, other) => one - other)) {
          await shop.night(night);
          await shop.night(night);
        }
        await shop.night(WITHIN + 80);
        expect((await shop.takenBack()).mailed).toEqual({ people: 1, orders: 1, revenue: 60_000 });
      }),
      { numRuns: 20 },
    );
  });
});
