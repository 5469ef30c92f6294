import type { CampaignRun } from "../../api/campaigns.ts";
import { useTexts } from "../../texts/language.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";
import { type StateId, stateOf } from "./words.ts";

const TONES: Readonly<Record<StateId, Tone>> = {
  "not-started": "plain",
  preparing: "info",
  running: "good",
  ended: "plain",
  stopped: "bad",
  paused: "warn",
  "paused-itself": "bad",
};

export function State({ run }: { readonly run: CampaignRun | undefined }) {
  const state = stateOf(run);
  return <Tag tone={TONES[state]}>{useTexts(TEXTS).states[state]}</Tag>;
}
