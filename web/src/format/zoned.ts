import { dateFormat } from "./kept.ts";

/** The offset of a zone at an instant, milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = dateFormat("en-US", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(at / 1_000) * 1_000;
}

/** What a field of `datetime-local` says, by the clock of a zone: milliseconds since 1970, or undefined where it says no time. A time that the change of clocks leaves out is the one an hour later. */
export function instantIn(timeZone: string, local: string): number | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return asUtc - offsetAt(guess, timeZone);
}
