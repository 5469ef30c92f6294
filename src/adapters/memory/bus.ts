import type { Announcement, Bus } from "../../ports/announcements.ts";

/** A bus that remembers what was announced, for tests and simulations. */
export function makeMemoryBus(): Bus & { readonly announced: readonly Announcement[] } {
  const announced: Announcement[] = [];
  return {
    announced,
    async publish(announcements) {
      announced.push(...announcements);
    },
  };
}
