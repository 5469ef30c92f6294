import { chainOf } from "../campaigns/chain-of.ts";
import type { Bundle } from "../config/bundle.ts";
import type { Chain } from "../config/chain.ts";

/** Something of the config that writes to customers. */
export interface Aim {
  readonly kind: "chain" | "campaign";
  readonly id: string;
}

/** What of the config aims at a group, and whom that is. */
export interface Aims {
  readonly atSegment: (segment: string) => readonly Aim[];
  readonly atCell: (cell: string, rfmSegment: string | undefined) => readonly Aim[];
}

/**
 * What aims at a segment or an RFM cell: chains that enter by it, and those that ask for it by name (`segment == "asleep"`)
 * when somebody enters or at a step that sends; campaigns by their audience, whether they were started or not. What waits for an event aims at whoever does it, and at no group.
 */
export function aimsOf(bundle: Pick<Bundle, "chains" | "campaigns" | "segments">): Aims {
  const chains = Object.entries(bundle.chains)
    .filter(([, { steps }]) => steps.some((step) => "send" in step))
    .map(([id, chain]) => ({ aim: { kind: "chain", id } as const, ...targetsOf(chain) }));
  const campaigns = Object.entries(bundle.campaigns).map(([id, campaign]) => {
    const asked = { ...campaign, audience: { ...campaign.audience, frozen: false } };
    return { aim: { kind: "campaign", id } as const, ...targetsOf(chainOf(asked, bundle)) };
  });
  const aims = [...chains, ...campaigns];
  const those = (isAt: (one: (typeof aims)[number]) => boolean) => aims.filter(isAt).map(({ aim }) => aim);
  return {
    atSegment: (segment) =>
      those(({ enters, asks }) => enters === segment || asks.some((text) => named("segment", segment, text))),
    atCell: (cell, rfmSegment) =>
      those(
        ({ enters, asks }) =>
          (rfmSegment !== undefined && enters === rfmSegment) ||
          asks.some(
            (text) =>
              named("rfm_cell", cell, text) ||
              (rfmSegment !== undefined && named("rfm_segment", rfmSegment, text)),
          ),
      ),
  };
}

function targetsOf({ enter, steps }: Chain) {
  const conditions = [enter.when, ...steps.flatMap((step) => ("send" in step ? [step.when] : []))];
  return {
    enters: "segment" in enter ? enter.segment : undefined,
    asks: conditions.filter((text) => text !== undefined),
  };
}

/** Whether a condition asks that a field be this text: `field == "text"`, or `field in ["text", …]`. */
function named(field: string, text: string, condition: string): boolean {
  const quoted = `["']${text.replace(/[^\w]/g, "\\$&")}["']`;
  return new RegExp(`\\b${field}\\s*(==\\s*${quoted}|in\\s*\\[[^\\]]*${quoted})`).test(condition);
}
