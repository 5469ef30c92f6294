import { formatDay, parseDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { type Coverage, makeDaysIn } from "../../domain/chains/date-entry.ts";
import { leadOf } from "../../domain/loyalty/due.ts";
import { nightsBefore, unusual, withNight } from "../../domain/night/usual.ts";
import type { RunStore } from "../../ports/nightly.ts";
import {
  type Change,
  dropHeld,
  type HeldEntries,
  listHeld,
  readHeld,
  readLatest,
  write,
  writeHeld,
  writeLatest,
} from "./documents.ts";
import { type NightChain, nightChains, segmentChains } from "./entrants.ts";
import { waitsFor } from "./loyalty-dues.ts";
import type { Task } from "./task.ts";

const SETTLED_KEPT_DAYS = 90;

/** What a night does with the entries that it has counted. */
export interface Admission {
  /** How many enter each chain now. */
  readonly entering: ReadonlyMap<string, number>;
  /** What waits for a person. */
  readonly held: readonly Omit<HeldEntries, "chunks">[];
  /** Chains whose entries of this night no longer wait. */
  readonly released: readonly HeldEntries[];
}

/**
 * Decides which chains take their entries before anybody has entered. Only nights before this one count, and what a
 * person has decided stands, so that a repeated night decides the same.
 */
export async function admissionOf(
  runs: RunStore,
  { plan, bundle }: Task,
  {
    entrants,
    customers,
  }: { readonly entrants: Readonly<Record<string, number>>; readonly customers: number },
): Promise<Admission> {
  const nights = nightsBefore((await readLatest(runs, "entries")) ?? [], plan.run);
  const entering = new Map<string, number>();
  const [held, released]: [Omit<HeldEntries, "chunks">[], HeldEntries[]] = [[], []];
  for (const one of nightChains(bundle)) {
    const { id: chain } = one;
    const waitsFor = waitedFor(one);
    const count = entrants[chain] ?? 0;
    const known = await readHeld(runs, chain, plan.run);
    const existing = plan.existing?.includes(chain) === true;
    // A first night that enrols does so because the shop's config says that everybody is to enter.
    const because =
      plan.basis === undefined && !existing
        ? undefined
        : unusual(chain, count, { nights, customers, existing });
    if (known?.decision?.kind === "dropped") continue;
    if (because && !known?.decision) {
      const dates = plan.dates?.[chain];
      held.push({
        ...{ chain, run: plan.run, segment: waitsFor, count, because, heldAt: plan.startedAt },
        ...defined({ dates, ends: endsOf(one, dates, bundle.store.time_zone) }),
      });
    } else {
      entering.set(chain, count);
      if (known && !known.decision) released.push(known);
    }
  }
  return { entering, held, released };
}

function waitedFor(chain: NightChain): string {
  if ("segment" in chain) return chain.segment;
  const { enter } = chain;
  if ("date" in enter) return `date ${enter.date}`;
  return "replenishment" in enter ? "replenishment" : waitsFor({ id: chain.id, enter });
}

/** When the points end that a chain warns of: whoever is let in later is warned of nothing. */
function endsOf(chain: NightChain, dates: Coverage | undefined, timeZone: string): HeldEntries["ends"] {
  if (!dates || !("enter" in chain) || !("points" in chain.enter)) return undefined;
  const { enter } = chain;
  if (enter.points !== "expiring") return undefined;
  const days = makeDaysIn(dates)(timeZone).map(({ day }) => day + leadOf(enter));
  const [from, to] = [days.at(0), days.at(-1)];
  return from === undefined || to === undefined ? undefined : { from: formatDay(from), to: formatDay(to) };
}

/** Keeps who waits among the changes of one chunk. */
export async function keepHeld(
  runs: RunStore,
  run: string,
  chunk: number,
  held: Admission["held"],
  changes: readonly Change[],
): Promise<void> {
  for (const { chain } of held) {
    const waiting = changes
      .filter(({ enters }) => enters?.includes(chain))
      .map(({ customer, dues }) => ({ customer, ...defined({ due: dues?.[chain] }) }));
    if (waiting.length > 0) await write(runs, run, `held/${chain}/${chunk}`, waiting);
  }
}

/** Tells who looks for what waits, once all of it is kept; remembers what entered. Answers how many wait, of this night or an earlier one. */
export async function concludeAdmission(
  runs: RunStore,
  { plan, bundle }: Task,
  { entering, held, released }: Admission,
  chunks: number,
): Promise<number> {
  for (const one of released) await dropHeld(runs, one);
  for (const one of held) await writeHeld(runs, { ...one, chunks });
  if (plan.acts) {
    const taken = (await readLatest(runs, "existing")) ?? {};
    const wanting = segmentChains(bundle).filter(({ enrol }) => enrol === "existing");
    const now = Object.fromEntries(wanting.map(({ id }) => [id, taken[id] ?? plan.run]));
    await writeLatest(runs, "existing", now);
  }
  if (plan.basis !== undefined) {
    const nights = (await readLatest(runs, "entries")) ?? [];
    const chains = Object.fromEntries(nightChains(bundle).map(({ id }) => [id, entering.get(id) ?? 0]));
    await writeLatest(runs, "entries", withNight(nights, { run: plan.run, chains }));
  }
  return waitingAfterCleaning(runs, plan.run);
}

async function waitingAfterCleaning(runs: RunStore, run: string): Promise<number> {
  const today = parseDay(run);
  const oldest = today === undefined ? "" : formatDay(today - SETTLED_KEPT_DAYS);
  let waiting = 0;
  for (const one of await listHeld(runs)) {
    if (!one.settled) waiting += one.count;
    else if (one.run < oldest) await dropHeld(runs, one);
  }
  return waiting;
}
