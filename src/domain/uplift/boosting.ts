import { binnedOf } from "./bins.ts";
import { type Forest, makeBooster } from "./forest.ts";
import type { Tree, TreeRules } from "./tree.ts";
import { type Link, sidesOf, type Trial } from "./trial.ts";

const ROUNDS = 40;
const RATE = 0.1;
/** Of what everybody does, mailed or not. */
const BASE: TreeRules = { depth: 2, penalty: 1, least: 50 };
/** Of what the mail changes, which is smaller and harder to see. */
const EFFECT: TreeRules = { depth: 2, penalty: 20, least: 200 };
/** One number for all. */
const LEVEL: TreeRules = { depth: 0, penalty: 1e-3, least: 1 };
/** Newton's method on one number, from far away. */
const LEVEL_STEPS = 8;

/**
 * Boosting with a base and an effect: what is told of somebody is base + (mailed − probability) · effect. Their trees are
 * grown in turn, those of the effect smaller and slower, so that the mail is not drowned by what tells people apart anyway.
 */
export function boostEffect(trial: Trial, link: Link): { readonly base: Forest; readonly effect: Forest } {
  const booster = makeBooster(trial, binnedOf(trial), link);
  const [ones, sides] = [new Float64Array(trial.outcome.length).fill(1), sidesOf(trial)];
  const level = (by: Float64Array) => {
    let sum = 0;
    for (let step = 0; step < LEVEL_STEPS; step += 1) sum += rootOf(booster.add(by, LEVEL, 1));
    return sum;
  };
  const starts = { base: level(ones), effect: level(sides) };
  const trees: { base: Tree[]; effect: Tree[] } = { base: [], effect: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    trees.base.push(booster.add(ones, BASE, RATE));
    trees.effect.push(booster.add(sides, EFFECT, RATE));
  }
  return {
    base: { start: starts.base, rate: RATE, trees: trees.base },
    effect: { start: starts.effect, rate: RATE, trees: trees.effect },
  };
}

/** Boosting of what people do, whatever made them do it. */
export function boostResponse(trial: Trial, link: Link): Forest {
  const booster = makeBooster(trial, binnedOf(trial), link);
  const ones = new Float64Array(trial.outcome.length).fill(1);
  let start = 0;
  for (let step = 0; step < LEVEL_STEPS; step += 1) start += rootOf(booster.add(ones, LEVEL, 1));
  return { start, rate: RATE, trees: Array.from({ length: ROUNDS }, () => booster.add(ones, BASE, RATE)) };
}

const rootOf = (tree: Tree): number => ("leaf" in tree ? tree.leaf : 0);
