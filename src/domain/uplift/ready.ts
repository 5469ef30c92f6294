/** How draws come in: those whose window is open, and those of a day. */
export interface Pace {
  readonly waiting: number;
  readonly perDay: number;
  /** From the draw to its count. */
  readonly windowDays: number;
}

/** Days until so many more are counted, at this pace; undefined where none come. */
export function daysUntilCounted(missing: number, { waiting, perDay, windowDays }: Pace): number | undefined {
  if (missing <= 0) return 0;
  if (missing <= waiting) return Math.ceil((windowDays * missing) / waiting);
  return perDay > 0 ? windowDays + Math.ceil((missing - waiting) / perDay) : undefined;
}
