import { lineThrough, plus, times, type Usage } from "../../src/contracts/cost/usage.ts";
import { type Day, type Instant, instantAt, MINUTE } from "../../src/domain/basics/calendar.ts";
import { MOST_NAMES } from "../../src/domain/facts/unseen.ts";
import type { Lab, NamedCall } from "./lab.ts";
import { factsIn } from "./people.ts";
import { MONTHLY, PAGE_MS, pastOf, personNumber, requestsOf, VISIT_KINDS, type Visit } from "./shop.ts";
import { usageOf, usedBy } from "./usage.ts";

/** Months that the two groups of customers have been known for: all have checkpoints by then, which newcomers do without. */
const YOUNG = 3;
const OLD = 12;
/** Customers whose month is played, so that every kind of visit comes in its proportion. */
const CUSTOMERS = 100;
/** Far enough apart that nobody shares a batch of the stream with anybody else. */
const APART_MS = 6 * MINUTE;
/** As close as in a shop with a million customers, of which each of four stream shards sees a quarter. */
const TOGETHER_MS = 2_600;
/** Longer than a batch waits. */
const GATHERED_MS = 4 * MINUTE;
const ORDERS = 5;

export interface Events {
  /** What an event of the usual mix uses, and what each batch of the stream uses besides. */
  readonly event: Usage;
  readonly batch: Usage;
  /** What the event of an order uses, when nobody else is there. */
  readonly order: Usage;
  /** What each further month that a customer has been known adds to reading the facts again at an event. */
  readonly readUnitsAMonth: number;
  /** Bytes of an event in the events table, and of the checkpoint of a customer who has one. */
  readonly bytes: number;
  readonly checkpointBytes: number;
  /** What it takes to count what was not understood, where a day knows as many names as it may: once a minute and process at most. */
  readonly unseenWriteUnits: number;
}

interface Store {
  readonly time_zone: string;
  readonly currency: string;
}

/** The same visits once far apart and once as in a busy shop: the difference tells what a batch of the stream uses. */
export async function measureEvents(lab: Lab, today: Day): Promise<Events> {
  const { store } = await lab.publish("with chains");
  await lab.stack.clock.advanceTo(instantAt(store.time_zone, today, 5.5 * 60));
  const visitors = makeVisitors(lab, store);
  const before = await lab.stored("EVENTS_TABLE");
  const alone = await visitors.come(CUSTOMERS, YOUNG, APART_MS);
  const after = await lab.stored("EVENTS_TABLE");
  const crowd = await visitors.come(CUSTOMERS, YOUNG, TOGETHER_MS);
  const old = await visitors.come(CUSTOMERS, OLD, TOGETHER_MS);
  const checkpoints = await lab.stored("CHECKPOINTS_TABLE");
  const { fixed, each } = lineThrough([crowd.batches, crowd.usage], [alone.batches, alone.usage]);
  return {
    event: times(fixed, 1 / crowd.events),
    batch: each,
    order: await visitors.order(),
    readUnitsAMonth:
      (old.usage.readUnits / old.events - crowd.usage.readUnits / crowd.events) / (OLD - YOUNG),
    bytes: (after.bytes - before.bytes) / (after.items - before.items),
    checkpointBytes: checkpoints.bytes / checkpoints.items,
    unseenWriteUnits: await countUnseen(lab),
  };
}

/** Names of the length that events usually have. */
const unknown = (index: number) => ({
  ...{ type: "track", userId: "unseen", messageId: `unseen-${index}` },
  event: `Something Else Happened ${index}`,
});

async function countUnseen(lab: Lab): Promise<number> {
  const { clock } = lab.stack;
  await lab.happens(Array.from({ length: MOST_NAMES }, (_, index) => unknown(index)));
  await clock.advanceTo(clock.now() + GATHERED_MS);
  const { functions } = await lab.during(() => lab.happens([unknown(0)]));
  return Object.entries(functions["functions/ingest-segment.ts"]?.calls ?? {}).reduce(
    (sum, [call, { writeUnits }]) => sum + (call.startsWith("UpdateItem") ? writeUnits : 0),
    0,
  );
}

interface Come {
  readonly usage: Usage;
  readonly events: number;
  /** Of the stream. */
  readonly batches: number;
}

function makeVisitors(lab: Lab, { time_zone, currency }: Store) {
  const { clock } = lab.stack;
  let met = 0;
  const newcomer = () => personNumber(100_000 + met++, time_zone);

  /** Somebody who has been known for so many months, and the requests of one visit. */
  async function visitBy(visit: Visit, months: number) {
    const { events } = await import("../../src/adapters/wiring.ts");
    const person = newcomer();
    // Who joins has no past.
    const past = visit === "join" ? [] : pastOf(person, months, clock.now());
    await events().append(past.flatMap((call) => factsIn(call, currency)));
    return requestsOf(person, visit, `visit-${person.index}`);
  }

  async function during(work: () => Promise<unknown>): Promise<Usage & { readonly batches: number }> {
    const use = await lab.during(async () => {
      await work();
      await clock.advanceTo(clock.now() + GATHERED_MS);
    });
    const projector = use.functions["functions/project.ts"];
    // What a prompt chain costs besides its mail is counted here with the mail: who joins is few.
    // Chains that are due meanwhile are counted with the chains, and so are the waits of those that begin.
    const usage = usageOf(usedBy(use, /ingest-segment|functions\/(project|prompt)\./, /^$/));
    return { ...usage, batches: projector?.invocations ?? 0 };
  }

  return {
    /** A month of so many customers' visits, one beginning so long after the other, a while between their pages. */
    async come(customers: number, months: number, everyMs: number): Promise<Come> {
      const kinds = inTurns(
        VISIT_KINDS.map((visit) => [visit, Math.round(MONTHLY[visit] * customers)] as const),
      );
      const visits: (readonly (readonly NamedCall[])[])[] = [];
      for (const visit of kinds) visits.push(await visitBy(visit, months));
      await clock.advanceTo(clock.now() + GATHERED_MS);
      const start = clock.now();
      const requests = visits
        .flatMap((pages, visit) =>
          pages.map((calls, page): readonly [Instant, readonly NamedCall[]] => [
            start + visit * everyMs + page * PAGE_MS,
            calls,
          ]),
        )
        .sort(([one], [other]) => one - other);
      const { batches, ...usage } = await during(async () => {
        for (const [at, calls] of requests) {
          await clock.advanceTo(at);
          await lab.happens(calls);
        }
      });
      return { usage, batches, events: requests.flatMap(([, calls]) => calls).length };
    },

    async order(): Promise<Usage> {
      const usages: Usage[] = [];
      for (let index = 0; index < ORDERS; index += 1) {
        const requests = await visitBy("order", YOUNG);
        const [order = []] = requests.slice(-1);
        for (const calls of requests.slice(0, -1)) await lab.happens(calls);
        await clock.advanceTo(clock.now() + GATHERED_MS);
        const { batches: _, ...usage } = await during(() => lab.happens(order));
        usages.push(usage);
      }
      return times(plus(...usages), 1 / ORDERS);
    },
  };
}

/** So many of each, evenly mixed. */
function inTurns<T>(counts: readonly (readonly [T, number])[]): readonly T[] {
  return counts
    .flatMap(([one, count]) =>
      Array.from({ length: count }, (_, index) => [(index + 0.5) / count, one] as const),
    )
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}
