import { type OrderHistory, ordersAfter, type Standing, standingOf } from "./histories.ts";

/** An earlier time of the shop to learn from: how customers stood on `start`, and who ordered in `days` after it. */
export interface Window {
  readonly start: number;
  readonly days: number;
  readonly customers: readonly { readonly standing: Standing; readonly lost: 0 | 1 }[];
}

/** Customers of each outcome that a window needs. */
const FEWEST = 10;
const SHORTEST_DAYS = 7;
const MOST_WINDOWS = 3;
/** A window counts for so much less than the next newer one. */
export const FADING = 0.5;

/**
 * The newest windows that end by `today`, each half a window before the next. They are as long as the period, or, in a
 * shop whose history is too short for that, as long as leaves half of the history before them. Empty where the shop is
 * too young or too small.
 */
export function windowsBefore(
  histories: readonly OrderHistory[],
  today: number,
  period: number,
): readonly Window[] {
  const opened = openingDay(histories, today);
  if (opened === undefined) return [];
  const known = today - opened + 1;
  for (
    let days = Math.min(period, Math.floor(known / 2));
    days >= SHORTEST_DAYS;
    days = Math.floor(days / 2)
  ) {
    const starts = Array.from(
      { length: MOST_WINDOWS },
      (_, back) => today - days - Math.round((back * days) / 2),
    );
    const windows = starts
      .filter((start, back) => back === 0 || start - opened >= known / 2.5)
      .map((start) => windowAt(histories, start, days))
      .filter(saysEnough);
    if (windows[0]?.start === starts[0]) return windows;
  }
  return [];
}

/** The day by which one in twenty customers has come: a stray early order does not make a shop old. */
function openingDay(histories: readonly OrderHistory[], today: number): number | undefined {
  const firsts = histories
    .map(({ before, days }) => before?.first ?? days[0] ?? Number.POSITIVE_INFINITY)
    .filter((day) => day <= today)
    .sort((a, b) => a - b);
  return firsts[Math.floor(firsts.length / 20)];
}

function windowAt(histories: readonly OrderHistory[], start: number, days: number): Window {
  const customers = histories.flatMap((history) => {
    const standing = standingOf(history, start);
    return standing ? [{ standing, lost: ordersAfter(history, start, days) ? 0 : 1 } as const] : [];
  });
  return { start, days, customers };
}

function saysEnough({ customers }: Window): boolean {
  const lost = customers.filter((customer) => customer.lost === 1).length;
  return Math.min(lost, customers.length - lost) >= FEWEST;
}
