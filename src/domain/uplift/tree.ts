import { type Cuts, MOST_BINS } from "./bins.ts";

/** Below `at` in the feature `column` goes one way, the rest the other. */
export type Tree =
  | { readonly leaf: number }
  | { readonly column: number; readonly at: number; readonly below: Tree; readonly rest: Tree };

/** Features by bin, column by column. */
export interface Binned {
  readonly cuts: readonly Cuts[];
  readonly bins: readonly Uint8Array[];
}

export interface TreeRules {
  readonly depth: number;
  /** On the squares of what leaves hold, in units of curvature. */
  readonly penalty: number;
  /** The fewest people of a leaf. */
  readonly least: number;
}

/** Derivatives of the loss by what is told of each person. */
export interface Slopes {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

interface Growing {
  readonly binned: Binned;
  readonly slopes: Slopes;
  readonly rules: TreeRules;
  /** Hears of each leaf: whose it is, and what it holds. */
  readonly onLeaf: (rows: Uint32Array, leaf: number) => void;
}

/**
 * A tree of Newton steps: each leaf holds what lowers the loss of its people most, penalty included, and each split is
 * the one that lowers it most (Chen, Guestrin, "XGBoost", 2016).
 */
export function growTree(growing: Growing, rows: Uint32Array, depth = growing.rules.depth): Tree {
  const { binned, slopes, rules, onLeaf } = growing;
  const split = depth > 0 ? bestSplit(growing, rows) : undefined;
  const bins = split && binned.bins[split.column];
  if (!split || !bins) {
    const leaf = leafOf(slopes, rows, rules.penalty);
    onLeaf(rows, leaf);
    return { leaf };
  }
  const { below, rest } = parted(rows, bins, split.bin);
  return {
    column: split.column,
    at: binned.cuts[split.column]?.[split.bin - 1] ?? 0,
    below: growTree(growing, below, depth - 1),
    rest: growTree(growing, rest, depth - 1),
  };
}

/** The people in bins before `bin`, and the others. */
function parted(rows: Uint32Array, bins: Uint8Array, bin: number) {
  const [below, rest] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  let [isBelow, isRest] = [0, 0];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0;
    if ((bins[row] ?? 0) < bin) below[isBelow++] = row;
    else rest[isRest++] = row;
  }
  return { below: below.subarray(0, isBelow), rest: rest.subarray(0, isRest) };
}

function leafOf({ gradient, curvature }: Slopes, rows: Uint32Array, penalty: number): number {
  let [slope, bend] = [0, penalty];
  for (const row of rows) {
    slope += gradient[row] ?? 0;
    bend += curvature[row] ?? 0;
  }
  return bend > 0 ? -slope / bend : 0;
}

interface Split {
  readonly column: number;
  /** The first bin of the rest. */
  readonly bin: number;
  readonly gain: number;
}

function bestSplit({ binned: { bins, cuts }, slopes, rules }: Growing, rows: Uint32Array): Split | undefined {
  const own = { gradient: gathered(slopes.gradient, rows), curvature: gathered(slopes.curvature, rows) };
  const all = { slope: total(own.gradient), bend: total(own.curvature) };
  const gainOf = (slope: number, bend: number) => (slope * slope) / (bend + rules.penalty);
  const without = gainOf(all.slope, all.bend);
  let best: Split | undefined;
  for (const [column, of] of bins.entries()) {
    const counts = counted(of, own, rows);
    let [slope, bend, people] = [0, 0, 0];
    for (let bin = 1; bin <= (cuts[column]?.length ?? 0); bin += 1) {
      slope += counts[3 * bin - 3] ?? 0;
      bend += counts[3 * bin - 2] ?? 0;
      people += counts[3 * bin - 1] ?? 0;
      if (people < rules.least || rows.length - people < rules.least) continue;
      const gain = gainOf(slope, bend) + gainOf(all.slope - slope, all.bend - bend) - without;
      if (gain > (best?.gain ?? 1e-12)) best = { column, bin, gain };
    }
  }
  return best;
}

/** Of each bin the gradient, the curvature and the people. */
function counted(bins: Uint8Array, { gradient, curvature }: Slopes, rows: Uint32Array): Float64Array {
  const counts = new Float64Array(3 * MOST_BINS);
  for (let i = 0; i < rows.length; i += 1) {
    const at = 3 * (bins[rows[i] ?? 0] ?? 0);
    counts[at] = (counts[at] ?? 0) + (gradient[i] ?? 0);
    counts[at + 1] = (counts[at + 1] ?? 0) + (curvature[i] ?? 0);
    counts[at + 2] = (counts[at + 2] ?? 0) + 1;
  }
  return counts;
}

function gathered(of: Float64Array, rows: Uint32Array): Float64Array {
  const found = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) found[i] = of[rows[i] ?? 0] ?? 0;
  return found;
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** What a tree tells of somebody's features. */
export function leafFor(tree: Tree, features: readonly number[]): number {
  let at = tree;
  while (!("leaf" in at)) at = (features[at.column] ?? 0) < at.at ? at.below : at.rest;
  return at.leaf;
}
