import { DAY, type Instant, instantAt } from "../../domain/basics/calendar.ts";
import type { WrittenDate } from "../../domain/basics/written-time.ts";

const noons = new Map<string, Instant>();

/** A day without a time is its noon, which stays on that day whatever the zone's clocks do. */
export function instantOf(date: WrittenDate, zone: string): Instant {
  if (date.kind === "instant") return date.at;
  if (date.kind === "wall") {
    const day = Math.floor(date.wall / DAY);
    const ms = date.wall - day * DAY;
    return instantAt(zone, day, Math.floor(ms / 60_000)) + (ms % 60_000);
  }
  const key = `${zone} ${date.wall}`;
  const noon = noons.get(key) ?? instantAt(zone, date.wall / DAY, 12 * 60);
  noons.set(key, noon);
  return noon;
}
