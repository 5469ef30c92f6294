import { type Day, dayOf, formatDay, type Instant, parseDay } from "../basics/calendar.ts";

/**
 * The last day of a warranty of so many months that began at a moment: the same day of that month, or its last where it
 * has none.
 */
export function warrantyEnd(timeZone: string, from: Instant, months: number): Day {
  const [year = 0, month = 1, day = 1] = formatDay(dayOf(timeZone, from)).split("-").map(Number);
  const then = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  const text = `${then.toISOString().slice(0, 8)}${String(Math.min(day, last)).padStart(2, "0")}`;
  const end = parseDay(text);
  if (end === undefined) throw new Error(`not a day: ${text}`);
  return end;
}
