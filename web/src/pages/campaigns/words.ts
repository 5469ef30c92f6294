import type { Campaign, CampaignRun, Weighed } from "../../api/campaigns.ts";
import type { CampaignTexts } from "./texts.en.ts";

export type StateId = CampaignRun["phase"] | "not-started" | "paused" | "paused-itself";
type Reasons = Weighed["waterfall"]["capped"];

/** A pause comes before the phase, for nothing goes while it lasts; what is over is not paused. */
export function stateOf(run: CampaignRun | undefined): StateId {
  if (!run) return "not-started";
  const { phase, paused } = run;
  if (!paused || phase === "stopped" || phase === "ended") return phase;
  return paused.itself ? "paused-itself" : "paused";
}

export function audienceInWords(audience: Campaign["audience"], texts: CampaignTexts): string {
  if (!audience) return texts.notPublished;
  const { segment, when } = audience;
  const parts = [segment !== undefined && texts.segment(segment), when].filter(Boolean);
  return parts.length === 0 ? texts.everybody : parts.join(texts.and);
}

export const totalOf = (reasons: Reasons = {}): number =>
  Object.values(reasons).reduce((sum, count) => sum + count, 0);

/** Each reason with its number, the most frequent first. */
export const listed = (
  reasons: Reasons | undefined,
  words: (why: string) => string,
  count: (value: number) => string,
): readonly string[] =>
  Object.entries(reasons ?? {})
    .sort(([, one], [, other]) => other - one)
    .map(([why, number]) => `${words(why)}: ${count(number)}`);
