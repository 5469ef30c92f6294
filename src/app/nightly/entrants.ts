import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Chain } from "../../domain/config/chain.ts";
import { type Moves, movesOf } from "../../domain/night/verdict.ts";
import type { Customer, Profile, Score } from "../../domain/people/profile.ts";
import { foretold } from "../../domain/uplift/foretold.ts";
import type { Expressions } from "../../ports/conditions.ts";
import { makeHolds } from "../chains/conditions.ts";
import { type DateChain, dateChains, makeDueOf } from "./dates.ts";
import type { NightlyModel } from "./documents.ts";
import { type DueChain, dueChains } from "./dues.ts";
import type { Judgement } from "./judge.ts";
import { type LoyaltyChain, loyaltyChains, makeLoyaltyDueOf } from "./loyalty-dues.ts";
import { makeIsNewcomer, type Place, takesStock } from "./newcomers.ts";
import type { Task } from "./task.ts";

/** A chain that waits for a segment. */
export interface SegmentChain extends Place {
  readonly id: string;
  readonly when?: string;
  readonly enrol?: Chain["enrol"];
}

/** What the night enters customers in. */
export type NightChain = SegmentChain | DateChain | DueChain | LoyaltyChain;

export const nightChains = (bundle: Bundle): readonly NightChain[] => [
  ...segmentChains(bundle),
  ...dateChains(bundle),
  ...dueChains(bundle),
  ...loyaltyChains(bundle),
];

/** A chain waits for a marketers' segment, or for one of the RFM table where the marketers have none of that name. */
export function segmentChains({ chains, segments }: Bundle): readonly SegmentChain[] {
  const marketers = new Set([...segments.list.map(({ id }) => id), segments.otherwise.id]);
  return Object.entries(chains).flatMap(([id, { enter, enrol }]) => {
    if (!("segment" in enter)) return [];
    const of = marketers.has(enter.segment) ? "marketers" : "rfm";
    return [{ id, of, segment: enter.segment, ...defined({ when: enter.when, enrol }) } as const];
  });
}

/** Whether the night's verdict has the customer in the segment that the chain waits for. */
export function isIn({ of, segment }: Place, score: Score | undefined): boolean {
  return (of === "marketers" ? score?.segment : score?.rfmSegment) === segment;
}

/** Finds the chains by segment, date and points that a customer is to enter tonight: asked of everybody, answered at once for those who stay. */
export function makeEntrants(
  task: Task,
  model: NightlyModel,
  expressions: Expressions,
): (customer: Customer, judgement: Judgement) => readonly string[] {
  const { plan, bundle } = task;
  const chains = segmentChains(bundle);
  const existing = new Set(plan.existing);
  const isNewcomer = makeIsNewcomer(task, model, expressions);
  const holds = makeHolds(expressions);
  const dated = dateChains(bundle).flatMap((chain) => {
    const coverage = plan.dates?.[chain.id];
    return coverage ? [{ ...chain, dueOf: makeDueOf(chain, coverage, bundle) }] : [];
  });
  const loyal = loyaltyChains(bundle).flatMap((chain) => {
    const coverage = plan.dates?.[chain.id];
    return coverage ? [{ ...chain, dueOf: makeLoyaltyDueOf(chain, coverage, bundle) }] : [];
  });

  function bySegment(now: Profile, { score, before }: Judgement): readonly SegmentChain[] {
    const moves = movesOf(score, before);
    if (!moves.segment && !moves.rfmSegment && existing.size === 0) return [];
    return chains.filter(
      (chain) =>
        isIn(chain, score) &&
        (existing.has(chain.id) || (hasMoved(moves, chain) && isNewcomer(now, before, chain))),
    );
  }

  /** Whoever took in old facts since the basis night only takes stock. */
  function byDate(now: Profile) {
    if (dated.length === 0 || now.attributes === undefined || takesStock(now, plan)) return [];
    return dated.filter(({ dueOf }) => dueOf(now) !== undefined);
  }

  function byLoyalty(now: Profile) {
    if (loyal.length === 0 || now.loyalty === undefined || takesStock(now, plan)) return [];
    return loyal.filter(({ dueOf }) => dueOf(now) !== undefined);
  }

  return ({ profile: now }, judgement) => {
    const { profile, score } = judgement;
    const arrived = [...bySegment(now, judgement), ...byDate(now), ...byLoyalty(now)];
    if (arrived.length === 0) return [];
    const { periodDays } = model;
    const at = { now: plan.now, ...foretold(model, profile, { ...plan, periodDays }) };
    return arrived.flatMap(({ id, when }) => (holds(when, { profile, score }, bundle, at) ? [id] : []));
  };
}

function hasMoved({ segment, rfmSegment }: Moves, { of }: Place): boolean {
  return (of === "marketers" ? segment : rfmSegment) !== undefined;
}
