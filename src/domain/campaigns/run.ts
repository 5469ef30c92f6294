import type { Instant } from "../basics/calendar.ts";

/** One start of a campaign, the latest. */
export interface CampaignRun {
  readonly campaign: string;
  /** 1 for the first start, and one more for each that somebody has asked for since. */
  readonly start: number;
  /** The version of the config that it keeps. */
  readonly version: number;
  readonly by: string;
  readonly startedAt: Instant;
  readonly beginsAt: Instant;
  readonly endsAt?: Instant;
  /** Executions of the state machine that have ended without an end. */
  readonly restarts: number;
  /** `preparing`: the audience is being looked through and entered. */
  readonly phase: "preparing" | "running" | "ended" | "stopped";
  readonly phaseSince: Instant;
  /** Why no mail of it goes for now. */
  readonly paused?: { readonly why: string; readonly at: Instant; readonly itself: boolean };
  readonly stopped?: { readonly why: string; readonly at: Instant };
  /** What was sent before counts towards no limit: when a person last resumed. */
  readonly countedFrom: Instant;
}

export const isOver = ({ phase }: Pick<CampaignRun, "phase">): boolean =>
  phase === "ended" || phase === "stopped";

/** Names the documents of one start, and of the campaign's last check. */
export const documentsOf = (campaign: string, which: number | "check"): string =>
  `campaign/${campaign}/${which}`;

/** Keeps a start's customers apart from those of another start. */
export const causeOfStart = (start: number): string => `start:${start}`;
