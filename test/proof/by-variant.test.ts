import { describe, expect, it } from "vitest";
import { countedEpoch } from "../../src/app/proof/counted-epoch.ts";
import { HELD_OUT, MAILED } from "../../src/domain/proof/holdout-measuring.ts";
import { openProof, type Person } from "../support/holdouts.ts";

const TEST = { experiment: "welcome.one", epoch: "e1" };
const running = (variant: string) => ({ tests: [{ ...TEST, variant }] });

async function shopOf(people: readonly Person[]) {
  const shop = openProof();
  await shop.night(0);
  for (const person of people) await shop.draws(person);
  await shop.night(5);
  const measuring = await shop.measuring();
  if (!measuring) throw new Error("nothing is measured");
  return countedEpoch(measuring);
}

const many = (name: string, count: number, ordering: number, over: Pick<Person, "side" | "tests">) =>
  Array.from(
    { length: count },
    (_, at): Person => ({
      ...{ name: `${name}${at}`, drawnOn: at % 2, orders: at < ordering ? 1 : 0 },
      ...over,
    }),
  );

describe("what each variant of a test brought", () => {
  it("is told against all who were held out while the test ran, whichever variant they would have got", async () => {
    const { variants, outcomes } = await shopOf([
      ...many("a", 300, 150, { side: MAILED, ...running("a") }),
      ...many("b", 300, 60, { side: MAILED, ...running("b") }),
      ...many("x", 150, 30, { side: HELD_OUT, ...running("a") }),
      ...many("y", 150, 30, { side: HELD_OUT, ...running("b") }),
      ...many("before", 100, 50, { side: HELD_OUT }),
    ]);
    expect(outcomes[0]?.heldOut.people).toBe(400);
    expect(variants.map(({ variant }) => variant)).toEqual(["a", "b"]);
    const [a, b] = variants.map((one) => one.outcomes[0]);
    expect(a).toMatchObject({ outcome: "revenue", mailed: { people: 300 }, heldOut: { people: 300 } });
    // 30 more of 100 order, for 500 each; of the other variant nobody does.
    expect(a?.perEntry?.estimate).toBeCloseTo(0.3 * 50_000);
    expect(a?.perEntry?.low).toBeGreaterThan(0);
    expect(b?.perEntry?.estimate).toBeCloseTo(0);
  });

  it("is not there where nothing was tested", async () => {
    expect((await shopOf(many("a", 3, 1, { side: MAILED }))).variants).toEqual([]);
  });
});
