import { DAY } from "../../domain/basics/calendar.ts";
import type { HeardOfDay } from "../../domain/facts/heard.ts";
import type { HeardStore } from "../../ports/heard.ts";

/** In memory, for tests and simulations. */
export function makeMemoryHeardStore(): HeardStore {
  const items = new Map<string, HeardOfDay>();
  return {
    async note(source, lastAt) {
      const day = Math.floor(lastAt / DAY);
      items.set(`${day} ${source}`, { source, day, lastAt });
    },
    days: async (first, last) => [...items.values()].filter(({ day }) => day >= first && day <= last),
  };
}
