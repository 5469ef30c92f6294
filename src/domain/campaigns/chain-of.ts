import type { Bundle } from "../config/bundle.ts";
import type { Campaign } from "../config/campaign.ts";
import type { Chain } from "../config/chain.ts";
import { groupNamed } from "../segments/groups.ts";

const PREFIX = "campaign:";

/** The name of a campaign's chain in journal, switches and reports. No chain of the config can have it. */
export const campaignChain = (campaign: string): string => `${PREFIX}${campaign}`;

/** The campaign that a chain's name stands for; undefined of a chain of the config. */
export const campaignIn = (chain: string): string | undefined =>
  chain.startsWith(PREFIX) ? chain.slice(PREFIX.length) : undefined;

/** The chain by that name, whether the config has it or it is one of its campaigns. */
export function chainNamed(bundle: Bundle, name: string): Chain | undefined {
  const campaign = campaignIn(name);
  if (campaign === undefined) return bundle.chains[name];
  const found = Object.hasOwn(bundle.campaigns, campaign) ? bundle.campaigns[campaign] : undefined;
  return found && chainOf(found, bundle);
}

/** What brings somebody into a campaign's chain: nothing that a customer does. */
const STARTED = "campaign_started";

/** Each start enters everybody once more; within one, the run stands in the way. */
const BETWEEN_STARTS = "1m";

/** A campaign as a chain of one mail, so that all that holds for chains holds for it. A live audience is the step's condition. */
export function chainOf(campaign: Campaign, bundle: Pick<Bundle, "segments">): Chain {
  const { name, audience, send, offer, raise, without_offer, budget, variants, winner, topic, exit } =
    campaign;
  const { holdout_percent, explore_percent } = campaign;
  const when = audience.frozen ? undefined : audienceCondition(campaign, bundle);
  return {
    name,
    enter: { event: STARTED },
    reenter: BETWEEN_STARTS,
    priority: "campaign",
    holdout_percent,
    ...(explore_percent !== undefined && { explore_percent }),
    ...(topic !== undefined && { topic }),
    ...(exit !== undefined && { exit }),
    ...(budget !== undefined && { budget }),
    steps: [
      {
        send,
        ...(offer !== undefined && { offer }),
        ...(raise !== undefined && { raise }),
        ...(without_offer !== undefined && { without_offer }),
        ...(variants !== undefined && { variants }),
        ...(winner !== undefined && { winner }),
        ...(when !== undefined && { when }),
      },
    ],
  };
}

/** Everybody for whom this holds is in the audience, in CEL. */
export function audienceCondition(
  { audience }: Pick<Campaign, "audience">,
  { segments }: Pick<Bundle, "segments">,
): string | undefined {
  const { segment, when } = audience;
  const group = segment === undefined ? undefined : groupNamed(segment, segments);
  const inSegment = group && `${group.of} == ${JSON.stringify(group.id)}`;
  if (inSegment === undefined || when === undefined) return inSegment ?? when;
  return `${inSegment} && (${when})`;
}
