/** A customer's forecast (probability of no purchase, or just a rank) and what came of it. */
export interface Told {
  readonly score: number;
  readonly churned: boolean;
}

/** Area under the ROC curve: the chance that somebody who churned has a higher score than somebody who did not. */
export function aucOf(told: readonly Told[]): number | null {
  const churned = told.filter((one) => one.churned).length;
  if (churned === 0 || churned === told.length) return null;
  const ranks = averageRanks(told.map(({ score }) => score));
  const sum = told.reduce((total, one, index) => total + (one.churned ? (ranks[index] ?? 0) : 0), 0);
  return (sum - (churned * (churned + 1)) / 2) / churned / (told.length - churned);
}

/**
 * How much greater the AUC of `one` is than that of `other` on the same customers, and the standard error of that
 * (DeLong, DeLong, Clarke-Pearson 1988).
 */
export function aucDifference(
  one: readonly Told[],
  other: readonly Told[],
): { readonly difference: number; readonly standardError: number } | null {
  const [mine, theirs] = [placements(one), placements(other)];
  const gaps = (of: "churned" | "stayed") => mine[of].map((place, index) => place - (theirs[of][index] ?? 0));
  const [churned, stayed] = [gaps("churned"), gaps("stayed")];
  if (churned.length < 2 || stayed.length < 2) return null;
  return {
    difference: mean(churned),
    standardError: Math.sqrt(variance(churned) / churned.length + variance(stayed) / stayed.length),
  };
}

/** Of each who churned the share of the others with a lower score, of each of the others the share with a higher one. */
function placements(told: readonly Told[]): Readonly<Record<"churned" | "stayed", readonly number[]>> {
  const ranks = averageRanks(told.map(({ score }) => score));
  const of = (which: boolean) => {
    const members = told.flatMap(({ score, churned }, index) =>
      churned === which ? [{ score, rank: ranks[index] ?? 0 }] : [],
    );
    const among = averageRanks(members.map(({ score }) => score));
    return members.map(({ rank }, index) => (rank - (among[index] ?? 0)) / (told.length - members.length));
  };
  return { churned: of(true), stayed: of(false).map((share) => 1 - share) };
}

export function brierOf(told: readonly Told[]): number {
  return mean(told.map(({ score, churned }) => (score - Number(churned)) ** 2));
}

export function logLossOf(told: readonly Told[]): number {
  const within = (score: number) => Math.min(1 - 1e-9, Math.max(1e-9, score));
  return mean(told.map(({ score, churned }) => -Math.log(churned ? within(score) : 1 - within(score))));
}

export interface CalibrationBin {
  readonly told: number;
  readonly happened: number;
  readonly customers: number;
}

/** Tenths of the customers by score: what was told them on average, and what share churned. */
export function calibrationOf(told: readonly Told[], bins = 10): readonly CalibrationBin[] {
  const sorted = told.toSorted((a, b) => a.score - b.score);
  return Array.from({ length: bins }, (_, bin) => {
    const part = sorted.slice(
      Math.round((bin * sorted.length) / bins),
      Math.round(((bin + 1) * sorted.length) / bins),
    );
    return {
      told: mean(part.map(({ score }) => score)),
      happened: mean(part.map(({ churned }) => Number(churned))),
      customers: part.length,
    };
  }).filter(({ customers }) => customers > 0);
}

/** [share of the customers, those with the highest scores first; share of all who churned that is among them]. */
export function liftOf(told: readonly Told[], points = 100): readonly (readonly [number, number])[] {
  const sorted = told.toSorted((a, b) => b.score - a.score);
  const all = sorted.filter(({ churned }) => churned).length;
  let found = 0;
  const curve: (readonly [number, number])[] = [[0, 0]];
  sorted.forEach(({ churned }, index) => {
    found += Number(churned);
    const isPoint =
      Math.floor(((index + 1) * points) / sorted.length) > Math.floor((index * points) / sorted.length);
    if (isPoint) curve.push([(index + 1) / sorted.length, all === 0 ? 0 : found / all]);
  });
  return curve;
}

/** Ranks from 1; equal values share the mean of theirs. */
export function averageRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let at = start; at < end; at += 1) ranks[order[at] ?? 0] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of the population that the values are a sample of. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
