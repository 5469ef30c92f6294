import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import pMap from "p-map";
import type { Use } from "../../local/functions/meter.ts";
import { encodeTaste } from "../../src/adapters/dynamodb/taste-codec.ts";
import { lineThrough, minus, NOTHING, plus, times, type Usage } from "../../src/contracts/cost/usage.ts";
import type { NightlyInput } from "../../src/contracts/workflows.ts";
import { type Day, formatDay, instantAt } from "../../src/domain/basics/calendar.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import type { Lab } from "./lab.ts";
import { populationOf } from "./people.ts";
import { usageOf, usedBy } from "./usage.ts";

/** Ordinary nights after the one that takes stock. */
const NIGHTS = 3;
const MORE_SHARDS = 4;
const AT_ONCE = 16;

export interface Nights {
  readonly customers: number;
  /** What each customer, each shard and the night itself use. */
  readonly customer: Usage;
  readonly shard: Usage;
  readonly night: Usage;
  /** Bytes of a stored customer, scored. */
  readonly customerBytes: number;
  /** Bytes of tastes for each customer, whether they buy or not. */
  readonly tasteBytes: number;
}

/** What DynamoDB adds to a taste: a key like those of customers, names, and an index entry. */
const TASTE_ITEM_BYTES = 140;

/**
 * Ordinary nights of a shop that has been open for a year: everybody grows older by a day, and who did something that
 * day has a new profile. What grows with shards is told by doing the last night again in more of them, when no
 * customer is left to write.
 */
export async function measureNights(lab: Lab, customers: number, today: Day): Promise<Nights> {
  const bundle = await lab.publish("without chains");
  const population = populationOf(customers, today, bundle);
  await put(population.at(today));
  await night(lab, { date: formatDay(today), shards: 1 });

  const ordinary: Use[] = [];
  for (let day = today + 1; day <= today + NIGHTS; day += 1) {
    await lab.stack.clock.advanceTo(instantAt(bundle.store.time_zone, day, 60));
    await put(population.active(day));
    ordinary.push(await night(lab, { date: formatDay(day), shards: 1 }));
  }
  const repeated = { date: formatDay(today + NIGHTS), force: true };
  const one = usageOf(await night(lab, { ...repeated, shards: 1 }));
  const more = usageOf(await night(lab, { ...repeated, shards: MORE_SHARDS }));
  const shard = lineThrough([1, one], [MORE_SHARDS, more]).each;

  const tasteBytes = population
    .tastes(today)
    .reduce((sum, taste) => sum + encodeTaste(taste).length + TASTE_ITEM_BYTES, 0);
  const { bytes, items } = await lab.stored("CUSTOMERS_TABLE");
  const whole = times(plus(...ordinary.map(usageOf)), 1 / NIGHTS);
  const ofCustomers = times(plus(...ordinary.map((use) => onCustomers(lab, use))), 1 / NIGHTS);
  return {
    customers: items,
    customer: times(ofCustomers, 1 / items),
    shard: { ...shard, gbSeconds: 0 },
    night: minus(whole, plus(ofCustomers, { ...shard, gbSeconds: 0 })),
    customerBytes: bytes / items,
    tasteBytes: tasteBytes / items,
  };
}

/** What the scans read, what was written and announced of customers, and how long that took. */
function onCustomers(lab: Lab, use: Use): Usage {
  const scans = usedBy(use, /nightly-(measure|score)/, /^$/);
  const table = lab.stack.environment.CUSTOMERS_TABLE ?? "";
  const functions = Object.fromEntries(
    Object.entries(scans.functions).map(([entry, { calls, ...rest }]) => [
      entry,
      { ...rest, calls: Object.fromEntries(Object.entries(calls).filter(([call]) => call.endsWith(table))) },
    ]),
  );
  const { readUnits, writeUnits, gbSeconds } = usageOf({ ...scans, functions });
  // All announcements but the last, which is of the night.
  const busEvents = usageOf(use).busEvents - 1;
  return { ...NOTHING, readUnits, writeUnits, gbSeconds, busEvents };
}

async function put(profiles: readonly Profile[]): Promise<void> {
  const { customers } = await import("../../src/adapters/wiring.ts");
  await pMap(
    profiles,
    async (profile) => {
      const stored = await customers().get(profile.id);
      await customers().putProfile(profile.id, { profile }, stored?.revision ?? 0);
    },
    { concurrency: AT_ONCE },
  );
}

/** Runs the nightly state machine to its end. */
export async function night(lab: Lab, input: NightlyInput): Promise<Use> {
  const { environment } = lab.stack;
  const client = new SFNClient({ endpoint: environment.AWS_ENDPOINT_URL_SFN ?? "" });
  const stateMachineArn = environment.NIGHTLY_STATE_MACHINE_ARN;
  return lab.during(async () => {
    const start = new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) });
    const { executionArn } = await client.send(start);
    await lab.stack.settled();
    const { status, cause } = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== "SUCCEEDED") throw new Error(`the night of ${input.date} ${status}: ${cause}`);
  });
}
