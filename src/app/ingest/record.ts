import type { Fact } from "../../domain/facts.ts";
import type { EventStore } from "../../ports.ts";

const REMEMBERED = 20_000;
/** Facts that every message of a person repeats: links, who somebody is, consent by category. */
const REPEATED = /^(link|who|consent):/;

export interface Recorded {
  readonly stored: number;
  readonly duplicates: number;
}

/**
 * Appends facts. Those that messages repeat and that this process has stored before are left out, so that the
 * thousandth page view of a customer costs one write, not four.
 */
export function makeRecord({ events }: { readonly events: EventStore }) {
  const known = new Set<string>();
  return async (facts: readonly Fact[]): Promise<Recorded> => {
    const fresh = new Map<string, Fact>();
    for (const fact of facts) {
      const name = `${fact.customer} ${fact.id}`;
      if (!known.has(name) && !fresh.has(name)) fresh.set(name, fact);
    }
    const results = await events.append([...fresh.values()]);
    for (const [name, fact] of fresh) if (REPEATED.test(fact.id)) remember(known, name);
    const stored = results.filter((result) => result === "stored").length;
    return { stored, duplicates: facts.length - stored };
  };
}

/** The oldest is forgotten first: what is forgotten is only written once more, as a duplicate. */
function remember(known: Set<string>, name: string): void {
  if (known.size >= REMEMBERED) {
    const [oldest] = known;
    if (oldest !== undefined) known.delete(oldest);
  }
  known.add(name);
}
