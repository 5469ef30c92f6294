import { createHash } from "node:crypto";
import { DAY, parseDuration } from "../../domain/basics/calendar.ts";
import { campaignChain, chainOf } from "../../domain/campaigns/chain-of.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { ActionKinds } from "../../domain/config/chain.ts";
import type { MailVariant, MailVariants, WinnerRule } from "../../domain/config/experiment.ts";
import type { MeasureRule } from "../../domain/proof/arms.ts";
import type { Epoch } from "../../domain/proof/measuring.ts";

export type SendAction = ActionKinds["send"];

/** A step or a campaign that sends one of several variants, as the config has it now. */
export interface Experiment extends Epoch, MeasureRule {
  readonly chain: string;
  /** By id, in alphabetical order. Shares are between 0 and 1 and add up to 1. */
  readonly variants: readonly (MailVariant & { readonly id: string; readonly part: number })[];
  /** People in each variant before a winner may be told. */
  readonly least: number;
  /** Whether the interval decides by itself. */
  readonly automatic: boolean;
}

/** What a test counts that does not say it. */
const DEFAULT_RULE: WinnerRule = { by: "orders", within: "7d" };

/** The test of a step; undefined of a step that sends the same to everybody. */
export function experimentOf(chain: string, action: SendAction): Experiment | undefined {
  const { variants, winner } = action;
  if (!variants) return undefined;
  const { by, within, least = 0 } = winner ?? DEFAULT_RULE;
  const withinDays = Math.round((parseDuration(within) ?? 0) / DAY);
  return {
    experiment: experimentName(chain, action.send),
    epoch: epochOf(action, variants, { by, withinDays }),
    ...{ chain, by, withinDays, least },
    variants: withParts(variants),
    automatic: winner !== undefined,
  };
}

/** By the chain and the template of the step: the validator lets no chain have two tests of one template. */
export const experimentName = (chain: string, template: string): string => `${chain}.${template}`;

/** Every test of chains and campaigns. */
export function experimentsOf(
  bundle: Pick<Bundle, "chains" | "campaigns" | "segments">,
): readonly Experiment[] {
  const campaigns = Object.entries(bundle.campaigns).map(
    ([id, campaign]) => [campaignChain(id), chainOf(campaign, bundle)] as const,
  );
  return [...Object.entries(bundle.chains), ...campaigns].flatMap(([chain, { steps }]) =>
    steps.flatMap((step) => ("send" in step ? (experimentOf(chain, step) ?? []) : [])),
  );
}

function withParts(variants: MailVariants): Experiment["variants"] {
  const list = Object.entries(variants).sort(([one], [other]) => (one < other ? -1 : 1));
  return list.map(([id, variant]) => ({
    ...variant,
    id,
    part: variant.share === undefined ? 1 / list.length : variant.share / 100,
  }));
}

/** What people are drawn into and counted by. A template's own text is not part of it: a misprint may be mended. */
function epochOf(
  { send, offer, raise }: SendAction,
  variants: MailVariants,
  { by, withinDays }: MeasureRule,
): string {
  const list = withParts(variants).map((one) => [
    ...[one.id, one.part, one.subject ?? null, one.send ?? null, one.offer ?? null, one.raise ?? null],
  ]);
  const said = JSON.stringify([send, offer ?? null, raise ?? null, list, by, withinDays]);
  return createHash("sha256").update(said).digest("base64url").slice(0, 12);
}
