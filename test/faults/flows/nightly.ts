import { DAY, HOUR } from "../../../src/domain/basics/calendar.ts";
import { bundleOf, chainOf } from "../../support/nights.ts";
import type { Cloud } from "../cloud.ts";
import type { Flow } from "../flow.ts";
import { stateOf } from "../state.ts";
import { consenting, happens, ordered } from "./people.ts";
import { publish } from "./shop.ts";

/** 2026-03-01, 03:00 in the shop. */
const FIRST_NIGHT = Date.UTC(2026, 2, 1, 3);
const RUN = "2026-03-04";

/** By the third night two have come to `doubting`, one has fallen asleep, and one stays where she is. */
const FACTS = [...bought("ann", 8, 40), ...bought("ben", 8), ...bought("cat", 29, 61), ...bought("dan", 3)];

/** Nobody's first mail is due before the test is over. */
const later = (segment: string) => ({ ...chainOf({ segment }), steps: [{ wait: "2d" }, { send: "hello" }] });
const CONFIG = bundleOf({ chains: { remind: later("doubting"), wake: later("asleep") } });

function bought(id: string, ...daysAgo: readonly number[]) {
  const orders = daysAgo.map((days) => ordered(id, FIRST_NIGHT - days * DAY, 100_000 + days * 100));
  return [...consenting(id, FIRST_NIGHT - 70 * DAY), ...orders];
}

export function startNight(cloud: Cloud, name: string): void {
  cloud.startExecution(cloud.environment.NIGHTLY_STATE_MACHINE_ARN, { shards: 2 }, name);
}

/** What the runbook says of a night that has failed: `comeback recompute`, once its lease is over. */
export async function recompute(cloud: Cloud): Promise<void> {
  const [failed] = cloud.failures();
  if (!failed) return;
  await cloud.clock.advanceTo(cloud.clock.now() + HOUR);
  startNight(cloud, "again");
  cloud.replaced(failed);
  await cloud.settled();
}

/** Scores, metrics, who entered what, and what the shop's other systems were told. */
export const NIGHT: Flow = {
  name: "a night",
  about: ["plan", "measure", "fit", "score", "publish"].map((task) => `functions/nightly-${task}.ts`),
  at: FIRST_NIGHT - HOUR,
  async arrange(cloud) {
    await publish(cloud, CONFIG);
    await happens(cloud, FACTS);
    await cloud.clock.advanceTo(FIRST_NIGHT);
    startNight(cloud, "first");
    await cloud.settled();
    await cloud.clock.advanceTo(FIRST_NIGHT + 3 * DAY);
  },
  async act(cloud) {
    startNight(cloud, "third");
    await cloud.settled();
  },
  recover: recompute,
  async outcome(cloud) {
    return {
      ...(await stateOf(cloud)),
      metrics: await cloud.runs.get(RUN, "metrics"),
      latest: await cloud.runs.get("latest", "metrics"),
      history: await cloud.runs.runsWith("metrics"),
      leftOver: await leftOver(cloud),
    };
  },
};

/** Working documents of the night. One that was given up while it tidied leaves some of them, which nobody reads. */
async function leftOver(cloud: Cloud): Promise<readonly string[]> {
  if (cloud.executions().some(({ status }) => status === "FAILED")) return [];
  const found = await Promise.all(["measure/", "score/"].map((prefix) => cloud.runs.list(RUN, prefix)));
  return found.flat().map(({ name }) => name);
}
