import { NO_SUMS, withPerson } from "../../src/domain/proof/arm-sums.ts";
import type { ProofDesign } from "../../src/domain/proof/design.ts";
import type { Stratum } from "../../src/domain/proof/strata.ts";
import type { Random } from "../random.ts";
import type { BothWays } from "./people.ts";

const DAYS = 365;
const WINDOW = 30;

/** So much of the people who enter from this day on is held out: a stratum of its own. */
export interface Phase {
  readonly from: number;
  readonly heldOut: number;
}

export interface Year {
  readonly people: readonly BothWays[];
  /** People who enter in the year; of so large a share of entries the person had entered before. */
  readonly entrants: number;
  readonly again: number;
  /** What must not be done: count whoever enters again once more. */
  readonly countAgain?: boolean;
  readonly phases: readonly Phase[];
  readonly design: ProofDesign;
  readonly random: Random;
}

/**
 * A year of an epoch as the nights count it: people enter, are drawn at their first entry, and are counted on the day on which
 * its window closes, with what they are worth then. Yields the sums of each day, so far; linear in the entries.
 */
export function* yearOf(year: Year): Generator<readonly Stratum[]> {
  const { people, phases, design, random } = year;
  const entered = new Int32Array(Math.ceil(year.entrants / (1 - year.again)));
  const drawn = drawnPeople(year);
  const ends: number[] = [];
  let [next, at] = [0, 0];
  const strata = phases.map(({ heldOut }) => ({
    probability: 1 - heldOut,
    treated: NO_SUMS,
    heldOut: NO_SUMS,
  }));
  for (let day = 0; day < DAYS; day += 1) {
    for (const end = Math.floor((entered.length * (day + 1)) / DAYS); at < end; at += 1) {
      const known = next > 0 && (next === year.entrants || random.uniform() < year.again);
      entered[at] = known ? Math.floor(random.uniform() * next) : next;
      if (known) {
        if (year.countAgain !== true) entered[at] = NOBODY;
        continue;
      }
      drawn.begin(next, day);
      next += 1;
    }
    ends.push(at);
    if (day < WINDOW) continue;
    for (let entry = ends[day - WINDOW - 1] ?? 0; entry < (ends[day - WINDOW] ?? 0); entry += 1) {
      const person = entered[entry] ?? NOBODY;
      if (person === NOBODY) continue;
      const [both, stratum] = [people[drawn.who[person] ?? 0], strata[drawn.phase[person] ?? 0]];
      if (!both || !stratum) throw new Error("nobody there");
      if (drawn.held[person] === 1) stratum.heldOut = withPerson(stratum.heldOut, both.heldOut, design);
      else stratum.treated = withPerson(stratum.treated, both.treated, design);
    }
    yield strata;
  }
}

const NOBODY = -1;

/** Who each entrant is, in which phase they came, and whether they are held out. */
function drawnPeople({ people, entrants, phases, random }: Year) {
  const [who, held, phase] = [new Int32Array(entrants), new Uint8Array(entrants), new Uint8Array(entrants)];
  const begin = (person: number, day: number): void => {
    const index = phases.findLastIndex(({ from }) => from <= day);
    who[person] = Math.floor(random.uniform() * people.length);
    phase[person] = index;
    held[person] = random.uniform() < (phases[index]?.heldOut ?? 0) ? 1 : 0;
  };
  return { who, held, phase, begin };
}
