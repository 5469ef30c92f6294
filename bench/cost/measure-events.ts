import { type Day, instantAt } from "../../src/domain/calendar.ts";
import type { Lab } from "./lab.ts";
import { factsIn } from "./people.ts";
import { MONTHLY, pastOf, personNumber, requestsOf, VISIT_KINDS, type Visit } from "./shop.ts";
import { between, plus, times, type Usage, usageOf } from "./usage.ts";

/** Months that the two groups of customers have been known for. */
const YOUNG = 1;
const OLD = 6;
/** Visits that are measured in each group, in the proportions of a month. */
const VISITS_FOR_ONE_A_MONTH = 12;

export interface Events {
  /** What a visit of each kind uses, by a customer who has been known for a month. */
  readonly visits: Readonly<Record<Visit, Usage>>;
  /** What the event of an order uses. */
  readonly order: Usage;
  /** What each further month that a customer has been known adds to reading the facts again at an event. */
  readonly readUnitsAMonth: number;
  /** Bytes of an event in the events table. */
  readonly bytes: number;
}

interface Measured {
  readonly visit: Visit;
  /** By request. */
  readonly usages: readonly Usage[];
  readonly events: number;
}

/** Visits to the shop, each request dealt with before the next one comes. */
export async function measureEvents(lab: Lab, today: Day): Promise<Events> {
  const { store } = await lab.publish("with chains");
  const noon = instantAt(store.time_zone, today, 720);
  await lab.stack.clock.advanceTo(noon);
  const before = await lab.stored("EVENTS_TABLE");
  const young = await visitsBy(lab, YOUNG, store);
  const after = await lab.stored("EVENTS_TABLE");
  const old = await visitsBy(lab, OLD, store);
  const reads = (all: readonly Measured[]) => total(all).readUnits / eventsIn(all);
  const ordered = young.flatMap(({ visit, usages }) => (visit === "order" ? usages.slice(-1) : []));
  return {
    visits: byVisit(young),
    order: times(plus(...ordered), 1 / ordered.length),
    readUnitsAMonth: (reads(old) - reads(young)) / (OLD - YOUNG),
    bytes: (after.bytes - before.bytes) / (after.items - before.items),
  };
}

async function visitsBy(
  lab: Lab,
  months: number,
  { time_zone, currency }: { readonly time_zone: string; readonly currency: string },
): Promise<readonly Measured[]> {
  const now = lab.stack.clock.now();
  const { events } = await import("../../src/adapters/wiring.ts");
  const visits = VISIT_KINDS.flatMap((visit) =>
    Array.from({ length: Math.ceil(MONTHLY[visit] * VISITS_FOR_ONE_A_MONTH) }, () => visit),
  ).map((visit, index) => ({ visit, person: personNumber(months * 100_000 + index, time_zone) }));
  for (const { visit, person } of visits) {
    // Who joins has no past.
    const past = visit === "join" ? [] : pastOf(person, months, now);
    await events().append(past.flatMap((call) => factsIn(call, currency)));
  }
  await lab.stack.settled();
  const measured: Measured[] = [];
  for (const { visit, person } of visits) {
    const requests = requestsOf(person, visit, `visit-${person.index}`);
    const usages: Usage[] = [];
    for (const request of requests) {
      const begin = lab.stack.use();
      await lab.happens(request);
      // Waits of the chains that begin here are counted with the chains.
      usages.push({ ...usageOf(between(begin, lab.stack.use())), transitions: 0 });
    }
    measured.push({ visit, usages, events: requests.flat().length });
  }
  return measured;
}

const total = (all: readonly Measured[]) => plus(...all.flatMap(({ usages }) => usages));
const eventsIn = (all: readonly Measured[]) => all.reduce((sum, { events }) => sum + events, 0);

function byVisit(measured: readonly Measured[]): Events["visits"] {
  const groups = Map.groupBy(measured, ({ visit }) => visit);
  const averages = [...groups].map(([visit, its]) => [visit, times(total(its), 1 / its.length)]);
  return Object.fromEntries(averages) as Events["visits"];
}
