import { type Instant, MINUTE } from "../../basics/calendar.ts";
import type { Code } from "../codes/code.ts";
import type { Counters } from "./budget.ts";
import { returnedBy } from "./returned.ts";

/** What the codes of a part of the ledger come to, by counter. Amounts in minor units. */
export type CounterSums = Readonly<
  Record<
    string,
    {
      readonly returned: number;
      /** Reserved for codes that may have been reserved by the time that the counters were read last. */
      readonly reserved: number;
    }
  >
>;

/** Longer than any task lives: a walk that had taken a block of a budget has issued the codes for it, or never will. */
const TASK_MS = 30 * MINUTE;

export interface SettlementCounter {
  add(code: Code): void;
  sums(): CounterSums;
}

/** `since`: when the counters were read that the leak is told from; absent before the first night. */
export function makeSettlementCounter(now: Instant, since: Instant | undefined): SettlementCounter {
  const sums = new Map<string, { returned: number; reserved: number }>();
  return {
    add(code) {
      const returned = returnedBy(code, now);
      const reserved = since !== undefined && code.issuedAt <= since + TASK_MS ? code.reserved : 0;
      for (const counter of code.counters) {
        const known = sums.get(counter) ?? { returned: 0, reserved: 0 };
        sums.set(counter, { returned: known.returned + returned, reserved: known.reserved + reserved });
      }
    },
    sums: () => Object.fromEntries(sums),
  };
}

export function mergeSettlements(parts: readonly CounterSums[]): CounterSums {
  const merged = new Map<string, { returned: number; reserved: number }>();
  for (const part of parts)
    for (const [counter, { returned, reserved }] of Object.entries(part)) {
      const known = merged.get(counter) ?? { returned: 0, reserved: 0 };
      merged.set(counter, { returned: known.returned + returned, reserved: known.reserved + reserved });
    }
  return Object.fromEntries(merged);
}

/**
 * What every counter has back: what its codes give back, and what was reserved by the night before for no code. Whoever had
 * reserved by then has either written the code soon after or has died. A code that was reserved only after the counters were
 * read makes the leak look smaller, never larger.
 */
export function returnsOf(
  sums: CounterSums,
  before: Counters,
  leaked: Readonly<Record<string, number>>,
): {
  readonly returned: Readonly<Record<string, number>>;
  readonly leaked: Readonly<Record<string, number>>;
} {
  const counters = new Set([...Object.keys(before), ...Object.keys(leaked)]);
  const leaks = [...counters].map((counter) => {
    const found = (before[counter]?.issued ?? 0) - (sums[counter]?.reserved ?? 0);
    return [counter, Math.max(0, found, leaked[counter] ?? 0)] as const;
  });
  const known: Readonly<Record<string, number>> = Object.fromEntries(leaks);
  const names = new Set([...Object.keys(sums), ...Object.keys(known)]);
  const returned = [...names].map(
    (name) => [name, (sums[name]?.returned ?? 0) + (known[name] ?? 0)] as const,
  );
  return { returned: Object.fromEntries(returned), leaked: known };
}
