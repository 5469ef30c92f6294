import type { Campaign, CampaignRun, Weighed } from "../../api/campaigns.ts";
import { nameIn } from "../../texts/names.ts";
import type { CampaignTexts } from "./texts.en.ts";

export type StateId = CampaignRun["phase"] | "not-started" | "paused" | "paused-itself";
type Reasons = Weighed["waterfall"]["capped"];

/** Its name in the reader's language; its id where the config in force no longer has it. */
export const campaignName = ({ id, name }: Pick<Campaign, "id" | "name">, language: string): string =>
  name === undefined ? id : nameIn(name, language);

/** A pause comes before the phase, for nothing goes while it lasts; what is over is not paused. */
export function stateOf(run: CampaignRun | undefined): StateId {
  if (!run) return "not-started";
  const { phase, paused } = run;
  if (!paused || phase === "stopped" || phase === "ended") return phase;
  return paused.itself ? "paused-itself" : "paused";
}

export function audienceInWords(
  audience: Campaign["audience"],
  texts: CampaignTexts,
  groupName: (id: string) => string,
): string {
  if (!audience) return texts.notPublished;
  const { segment, when } = audience;
  const parts = [segment !== undefined && texts.segment(groupName(segment)), when].filter(Boolean);
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
