import { DAY, type Day } from "../../domain/basics/calendar.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import { BROWSER_FACTS_A_DAY, type BrowserFactCounts } from "../../ports/browser-facts.ts";
import type { Clock } from "../../ports/clock.ts";

/** Facts of one customer that a process takes before it asks what others have taken: hardly anybody comes to as many. */
export const UNCOUNTED = 100;
/** Customers that a process remembers: whoever is forgotten begins anew. */
const MOST_KNOWN = 20_000;

interface Taken {
  readonly day: Day;
  /** Not told to the others yet. */
  readonly uncounted: number;
  /** By all processes, when this one last asked. */
  readonly counted: number;
}

/**
 * Whether the facts that a browser tells of a customer are too many for a day. The key that they come with stands in every
 * page, so anybody can tell whatever of whomever: a history must not grow without end by it. Withdrawals have a limit of
 * their own. A process counts by itself and asks the shared count once in a hundred facts, so that it costs nothing
 * but where it is needed.
 */
export function makeBrowserLimit({
  counts,
  clock,
}: {
  readonly counts: BrowserFactCounts;
  readonly clock: Clock;
}) {
  const known = new Map<CustomerKey, Taken>();
  return async (facts: readonly Fact[]): Promise<boolean> => {
    const told = facts.filter((fact) => rankOf(fact) === "browser" && !ends(fact));
    const [first] = told;
    if (!first) return false;
    const day = Math.floor(clock.now() / DAY);
    const before = known.get(first.customer);
    const { counted, uncounted } = before?.day === day ? before : { counted: 0, uncounted: 0 };
    if (counted + uncounted >= BROWSER_FACTS_A_DAY) return true;
    const waiting = uncounted + told.length;
    const next =
      waiting < UNCOUNTED
        ? { day, counted, uncounted: waiting }
        : { day, counted: await counts.add(first.customer, day, waiting), uncounted: 0 };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(first.customer, next);
    return next.counted > BROWSER_FACTS_A_DAY;
  };
}

const ends = ({ kind }: Fact): boolean => kind === "consent-withdrawn" || kind === "channel-consent";
