import { type ArmSums, type Limits, NO_SUMS, type Ripened, withPerson } from "./arm-sums.ts";
import type { Epoch, TestSide } from "./measuring.ts";

/** Of one test in one form, what its variants have come to, and those held out while it ran. Sums are in the order of the outcomes. */
export interface TestCount extends Epoch {
  /** Of being mailed. */
  readonly probability: number;
  readonly heldOut: readonly ArmSums[];
  readonly variants: readonly { readonly variant: string; readonly sums: readonly ArmSums[] }[];
}

/** Older tests of a chain make room. */
const MOST_TESTS = 6;

interface Counted {
  readonly isOut: boolean;
  /** Of being mailed. */
  readonly probability: number;
  /** By outcome: what came of the person, and the limits that the epoch has fixed. */
  readonly ripened: readonly { readonly person: Ripened; readonly limits: Limits }[];
}

/** One person more in every test that was running when the draw was made. */
export function withTests(
  tests: readonly TestCount[],
  sides: readonly TestSide[],
  counted: Counted,
): readonly TestCount[] {
  if (sides.length === 0) return tests;
  const isOf = (one: Epoch) => (other: Epoch) =>
    one.experiment === other.experiment && one.epoch === other.epoch;
  const none = counted.ripened.map(() => NO_SUMS);
  const first = sides
    .filter((side) => !tests.some(isOf(side)))
    .map(
      ({ experiment, epoch }): TestCount => ({
        ...{ experiment, epoch, probability: counted.probability },
        ...{ heldOut: none, variants: [] },
      }),
    );
  return [...tests, ...first].slice(-MOST_TESTS).map((test) => {
    const side = sides.find(isOf(test));
    return side ? withOne(test, side, counted) : test;
  });
}

function withOne(test: TestCount, { variant }: TestSide, { isOut, ripened }: Counted): TestCount {
  const added = (sums: readonly ArmSums[] = []) =>
    ripened.map(({ person, limits }, at) => withPerson(sums[at] ?? NO_SUMS, person, limits));
  if (isOut) return { ...test, heldOut: added(test.heldOut) };
  const there = test.variants.find((one) => one.variant === variant);
  const others = test.variants.filter((one) => one !== there);
  const next = { variant, sums: added(there?.sums) };
  return { ...test, variants: [...others, next].sort((a, b) => (a.variant < b.variant ? -1 : 1)) };
}
