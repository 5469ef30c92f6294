import type { Fact } from "../../domain/facts/facts.ts";
import type { EventStore } from "../../ports/facts.ts";

const REMEMBERED = 20_000;
/** Facts that every message of a person repeats: links, who somebody is, consent by category. */
const REPEATED = /^(link|who|consent):/;

export interface Recorded {
  readonly stored: number;
  readonly duplicates: number;
}

/**
 * Appends facts. Those that messages repeat are left out where this process has stored them before or the store has
 * them: to look costs a tenth of a write that is refused, so that the thousandth page view of a customer costs one
 * write, not four.
 */
export function makeRecord({ events }: { readonly events: Pick<EventStore, "append" | "known"> }) {
  const known = new Set<string>();
  return async (facts: readonly Fact[]): Promise<Recorded> => {
    const fresh = new Map<string, Fact>();
    for (const fact of facts) {
      const name = nameOf(fact);
      if (!known.has(name) && !fresh.has(name)) fresh.set(name, fact);
    }
    const repeated = [...fresh.values()].filter(isRepeated);
    const there = await events.known(repeated);
    for (const [index, fact] of repeated.entries()) if (there[index]) fresh.delete(nameOf(fact));
    const results = await events.append([...fresh.values()]);
    for (const fact of repeated) remember(known, nameOf(fact));
    const stored = results.filter((result) => result === "stored").length;
    return { stored, duplicates: facts.length - stored };
  };
}

const nameOf = ({ customer, id }: Fact) => `${customer} ${id}`;
const isRepeated = ({ id }: Fact) => REPEATED.test(id);

/** The oldest is forgotten first: what is forgotten is only written once more, as a duplicate. */
function remember(known: Set<string>, name: string): void {
  if (known.size >= REMEMBERED) {
    const [oldest] = known;
    if (oldest !== undefined) known.delete(oldest);
  }
  known.add(name);
}
