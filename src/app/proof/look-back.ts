import type { Day } from "../../domain/basics/calendar.ts";
import { HELD_OUT, type HoldoutMeasuring } from "../../domain/proof/holdout-measuring.ts";
import {
  type Bought,
  daysToLookAt,
  lookedBack,
  NOTHING_TAKEN_BACK,
  type TakenBackOf,
  takenBackOf,
  withTakenBack,
} from "../../domain/proof/taken-back.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { customersOf } from "./customers-of.ts";
import { pagesOf } from "./pages-of.ts";

interface LookBackDeps {
  readonly experiments: Pick<ExperimentStore, "bought" | "putHoldout">;
  readonly customers: Pick<CustomerStore, "readMany" | "get">;
}

/**
 * Looks what was refunded or cancelled of orders since they were counted. A look counts a day's people anew and takes the
 * place of the look before, so that one that is repeated says the same.
 */
export function makeLookBack({ experiments, customers }: LookBackDeps) {
  return async (measuring: HoldoutMeasuring, today: Day): Promise<void> => {
    const { beganOn, lookedBack: before } = measuring;
    if (before.on >= today) return;
    const found: TakenBackOf[] = [];
    for (const closes of daysToLookAt({ beganOn, on: before.on }, today))
      found.push(await takenBackOn(measuring, closes));
    const next = lookedBack(before, found, today);
    // Another night that looks at the same time finds the same.
    await experiments.putHoldout({ ...measuring, lookedBack: next, revision: measuring.revision + 1 });
  };

  async function takenBackOn(measuring: HoldoutMeasuring, closes: Day): Promise<TakenBackOf> {
    let sides = NOTHING_TAKEN_BACK;
    for await (const page of pagesOf(experiments.bought(measuring, closes))) {
      const people = await customersOf(customers, page);
      for (const one of page) {
        const profile = people.get(one.customer)?.profile;
        if (profile) sides = withTakenBack(sides, sideOf(one), takenBackOf(one, profile.orderDays));
      }
    }
    return { closes, ...sides };
  }
}

const sideOf = ({ variant }: Bought) => (variant === HELD_OUT ? "heldOut" : "mailed");
