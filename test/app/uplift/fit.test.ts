import { describe, expect, it } from "vitest";
import { makeFitUplift } from "../../../src/app/uplift/fit.ts";
import { parseDay } from "../../../src/domain/basics/calendar.ts";
import { seeded } from "../../../src/domain/basics/seeded.ts";
import type { UpliftDraw } from "../../../src/domain/uplift/draws.ts";
import { UPLIFT_FEATURES } from "../../../src/domain/uplift/features.ts";
import type { DatedUpliftCheck } from "../../../src/ports/uplift.ts";

/** Draws of a chain that moves those of a high first feature. */
function draws(people: number): readonly UpliftDraw[] {
  const random = seeded(people);
  return Array.from({ length: people }, () => {
    const features = UPLIFT_FEATURES.map(() => random());
    const side = random() < 0.5 ? "mailed" : "held-out";
    const chance = side === "mailed" && (features[0] ?? 0) > 0.5 ? 0.5 : 0.1;
    return { experiment: "chain:a", features, side, probability: 0.5, outcome: random() < chance ? 1 : 0 };
  });
}

function shop(counted: readonly UpliftDraw[]) {
  const kept: DatedUpliftCheck[] = [];
  const world = { counted };
  const check = makeFitUplift({
    draws: {
      async *counted() {
        yield* world.counted;
      },
    },
    checks: { newest: async () => kept.at(-1), put: async (check) => void kept.push(check) },
  });
  return { world, kept, on: (day: string) => check(parseDay(day) ?? 0) };
}

describe("the quarterly fit", () => {
  it("waits for draws, then uses what it has learned", async () => {
    const { world, kept, on } = shop(draws(600));
    expect(await on("2026-01-10")).toMatchObject({ state: "too-early", of: "draws", need: 1_000 });
    world.counted = draws(2_300);
    expect(await on("2026-04-01")).toMatchObject({ state: "used", since: parseDay("2026-04-01") });
    expect(kept.at(-1)?.model?.names).toEqual(UPLIFT_FEATURES);
  });

  it("looks once a quarter once there are enough, whatever has come since", async () => {
    const { world, kept, on } = shop(draws(2_300));
    const first = await on("2026-01-10");
    world.counted = draws(2_600);
    expect(await on("2026-03-31")).toEqual(first);
    expect(kept).toHaveLength(1);
  });

  it("looks for more draws once a week, and then does not wait for the next quarter", async () => {
    const { world, kept, on } = shop(draws(600));
    await on("2026-01-10");
    world.counted = draws(2_300);
    expect(await on("2026-01-16")).toMatchObject({ state: "too-early" });
    expect(await on("2026-01-17")).toMatchObject({ state: "used" });
    expect(kept.map(({ sides }) => sides.map(({ mailed, heldOut }) => mailed + heldOut))).toEqual([
      [600],
      [2_300],
    ]);
  });
});
