import type { ConfigPlan, Outlook, PlannedMove } from "./answer.ts";

/** A plan for somebody who may not see customers. */
export function withoutExamples(plan: ConfigPlan): ConfigPlan {
  const { segments, tiers, chains } = plan;
  return {
    ...plan,
    segments: { ...segments, moves: segments.moves.map(unnamed) },
    tiers: { ...tiers, moves: tiers.moves.map(unnamed) },
    chains: chains.map(({ before, after, ...chain }) => ({
      ...chain,
      ...(before && { before: unseen(before) }),
      ...(after && { after: unseen(after) }),
    })),
  };
}

const unnamed = (move: PlannedMove): PlannedMove => ({ ...move, examples: [] });

const unseen = ({ tonight, month }: Outlook): Outlook => ({ tonight: { ...tonight, examples: [] }, month });
