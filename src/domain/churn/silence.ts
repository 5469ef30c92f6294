/**
 * Chances of a return that are constant within each stretch of a silence: `rates[i]` per unit of time from the end of
 * the stretch before to `ends[i]`. The sum of chances over part of a silence; exp(−sum) is the probability that it
 * holds that long.
 */
export function expectedReturns(
  ends: readonly number[],
  rates: readonly number[],
  from: number,
  to: number,
): number {
  let expected = 0;
  let start = 0;
  for (let bin = 0; bin < ends.length && start < to; bin += 1) {
    const end = ends[bin] ?? start;
    const overlap = Math.min(to, end) - Math.max(from, start);
    if (overlap > 0) expected += overlap * (rates[bin] ?? 0);
    start = end;
  }
  return expected;
}
