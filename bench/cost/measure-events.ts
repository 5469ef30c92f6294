import { type Day, instantAt } from "../../src/domain/calendar.ts";
import type { Lab } from "./lab.ts";
import { factsIn } from "./people.ts";
import { callsOf, type EventKind, MONTHLY, pastOf, personNumber, type Visit } from "./shop.ts";
import { between, lineThrough, NOTHING, plus, times, type Usage, usageOf } from "./usage.ts";

/** Customers who have been known for so many months. */
const HISTORIES = [1, 6] as const;
/** Visits that are measured in each group: in the proportions of a month. */
const VISITS_FOR_ONE_A_MONTH = 12;

export interface Events {
  /** What an event of each kind uses by a customer who has been known for a month. */
  readonly kinds: Readonly<Record<EventKind, Usage>>;
  /** What each further month that a customer has been known adds to an event. */
  readonly month: Usage;
  /** Bytes of an event in the events table. */
  readonly bytes: number;
}

/** Visits to the shop, each event a request of its own that is dealt with before the next one comes. */
export async function measureEvents(lab: Lab, today: Day): Promise<Events> {
  const { store } = await lab.publish("with chains");
  const noon = instantAt(store.time_zone, today, 720);
  await lab.stack.clock.advanceTo(noon);
  const { events } = await import("../../src/adapters/wiring.ts");

  const groups: Measured[][] = [];
  let bytes = 0;
  let number = 100_000;
  for (const months of HISTORIES) {
    const visits = visitsToMeasure().map((visit) => ({
      visit,
      person: personNumber(number++, store.time_zone),
    }));
    for (const { visit, person } of visits) {
      // Who joins has no past.
      const past = visit === "join" ? [] : pastOf(person, months, noon);
      await events().append(past.flatMap((call) => factsIn(call, store.currency)));
    }
    await lab.stack.settled();
    const before = await lab.stored("EVENTS_TABLE");
    const measured: Measured[] = [];
    for (const { visit, person } of visits)
      for (const { kind, call } of callsOf(person, visit, `visit-${months}-${person.index}`)) {
        const begin = lab.stack.use();
        await lab.happens(call);
        measured.push({ kind, usage: usageOf(between(begin, lab.stack.use())) });
      }
    bytes = ((await lab.stored("EVENTS_TABLE")).bytes - before.bytes) / measured.length;
    groups.push(measured);
  }
  const [young = [], old = []] = groups;
  const { each } = lineThrough([HISTORIES[0], average(young)], [HISTORIES[1], average(old)]);
  return { kinds: byKind(young), month: { ...NOTHING, readUnits: each.readUnits }, bytes };
}

interface Measured {
  readonly kind: EventKind;
  readonly usage: Usage;
}

function visitsToMeasure(): readonly Visit[] {
  return (Object.keys(MONTHLY) as Visit[]).flatMap((visit) =>
    Array.from({ length: Math.ceil(MONTHLY[visit] * VISITS_FOR_ONE_A_MONTH) }, () => visit),
  );
}

/** Waits of the chains that events begin are counted with the chains. */
const average = (measured: readonly Measured[]): Usage => ({
  ...times(plus(...measured.map(({ usage }) => usage)), 1 / measured.length),
  transitions: 0,
});

function byKind(measured: readonly Measured[]): Events["kinds"] {
  const groups = Map.groupBy(measured, ({ kind }) => kind);
  return Object.fromEntries([...groups].map(([kind, its]) => [kind, average(its)])) as Events["kinds"];
}
