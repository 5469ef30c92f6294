import { createHash } from "node:crypto";
import { DAY, parseDuration } from "../../domain/basics/calendar.ts";
import { campaignChain, campaignIn, chainNamed } from "../../domain/campaigns/chain-of.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Chain, Step } from "../../domain/config/chain.ts";
import { allocationName, explorationName } from "../../domain/proof/exploration.ts";
import type { Epoch } from "../../domain/proof/measuring.ts";
import { groupNamed } from "../../domain/segments/groups.ts";
import { COIN } from "../../domain/uplift/allocation.ts";

/** A draw that holds people back, in the form that the config has it now. */
export interface Holdout extends Epoch {
  /** Of people held back. */
  readonly percent: number;
  readonly withinDays: number;
  /** Chains whose mails it holds back. */
  readonly chains: readonly string[];
  /** A digest of the mails. It is no part of the epoch: a text may be mended while the count goes on. */
  readonly content: string;
}

/** The loyalty programme's draw: one for all of its chains. */
export const LOYALTY_HOLDOUT = "loyalty";

const DEFAULT_WITHIN = "30d";

/** `chain:win-back`, or `campaign:spring-sale`. */
export const holdoutName = (chain: string): string =>
  campaignIn(chain) === undefined ? `chain:${chain}` : chain;

/** The hold-out of a chain or of a campaign's chain; undefined where nobody is held back. */
export function holdoutOf(name: string, bundle: Bundle): Holdout | undefined {
  return remembered(bundle, holdoutName(name), () => {
    const chain = chainNamed(bundle, name);
    if (!chain || chain.holdout_percent === 0) return undefined;
    const percent = chain.holdout_percent;
    const said = [percent, ...waysOf(name, chain, bundle)];
    return holdoutWith(holdoutName(name), percent, { bundle, said, chains: [name] });
  });
}

/** The hold-out of the loyalty programme; undefined where there is none. */
export function holdoutOfLoyalty(bundle: Bundle): Holdout | undefined {
  return remembered(bundle, LOYALTY_HOLDOUT, () => {
    const percent = bundle.loyalty?.holdout_percent ?? 0;
    const ours = Object.entries(bundle.chains).filter(([, { loyalty }]) => loyalty === true);
    if (percent === 0 || ours.length === 0) return undefined;
    const said = [percent, ...ours.map(([name, chain]) => [name, ...waysOf(name, chain, bundle)])];
    return holdoutWith(LOYALTY_HOLDOUT, percent, { bundle, said, chains: ours.map(([name]) => name) });
  });
}

/** The draw that leaves a chain's offers out of the mails of a few; undefined where nobody's are. */
export function explorationOf(name: string, bundle: Bundle): Holdout | undefined {
  return remembered(bundle, explorationName(name), () => {
    const chain = chainNamed(bundle, name);
    const percent = chain?.explore_percent ?? 0;
    if (!chain || percent === 0) return undefined;
    const said = [percent, chain.steps.map(offersIn), ...waysOf(name, chain, bundle)];
    return holdoutWith(explorationName(name), percent, { bundle, said, chains: [name] });
  });
}

/** The draw by which an offer with an allocated budget is given to a fair half of a few; undefined of any other offer. */
export function allocationOf(id: string, bundle: Bundle): Holdout | undefined {
  return remembered(bundle, allocationName(id), () => {
    const offer = Object.hasOwn(bundle.offers.list, id) ? bundle.offers.list[id] : undefined;
    if (!offer?.allocate) return undefined;
    const chains = [...Object.keys(bundle.chains), ...Object.keys(bundle.campaigns).map(campaignChain)];
    const asking = chains.filter((name) => asks(chainNamed(bundle, name)?.steps ?? [], id));
    return holdoutWith(allocationName(id), 100 * COIN, { bundle, said: [offer], chains: asking });
  });
}

const asks = (steps: readonly Step[], id: string): boolean =>
  steps.some((step) => {
    const variants = "variants" in step ? Object.values(step.variants ?? {}) : [];
    return ("offer" in step && step.offer === id) || variants.some(({ offer }) => offer === id);
  });

/** Another offer adds something else. */
function offersIn(step: Step): unknown {
  if (!("send" in step) && !("emit" in step)) return null;
  const variants = "variants" in step ? Object.values(step.variants ?? {}) : [];
  return [step, ...variants].map(({ offer, raise }) => [offer ?? null, raise ?? null]);
}

/** Every hold-out of chains, campaigns, the loyalty programme and offers that leaves somebody to compare. */
export function holdoutsOf(bundle: Bundle): readonly Holdout[] {
  const names = [...Object.keys(bundle.chains), ...Object.keys(bundle.campaigns).map(campaignChain)];
  return [
    ...names.map((name) => holdoutOf(name, bundle)),
    holdoutOfLoyalty(bundle),
    ...names.map((name) => explorationOf(name, bundle)),
    ...Object.keys(bundle.offers.list).map((id) => allocationOf(id, bundle)),
  ].flatMap((holdout) => (holdout && holdout.percent < 100 ? holdout : []));
}

/** Who comes in, who goes out, and how often: whoever changes that measures other people. */
function waysOf(
  name: string,
  { enter, enrol, reenter, exit, kind }: Chain,
  bundle: Bundle,
): readonly unknown[] {
  const campaign = campaignIn(name);
  const audience = campaign === undefined ? undefined : bundle.campaigns[campaign]?.audience;
  const segment = audience ? audience.segment : "segment" in enter ? enter.segment : undefined;
  return [enter, enrol, reenter, exit, kind, audience, segment && meantBy(segment, bundle)].map(
    (one) => one ?? null,
  );
}

/** What puts customers in a segment: its condition and those that are asked before it, or the limits of RFM. */
function meantBy(segment: string, { segments }: Bundle): unknown {
  const group = groupNamed(segment, segments);
  if (group?.of !== "segment") return segments.rfm;
  const at = segments.list.findIndex(({ id }) => id === group.id);
  return segments.list.slice(0, at === -1 ? undefined : at + 1).map(({ id, when }) => [id, when]);
}

interface Parts {
  readonly bundle: Bundle;
  readonly said: readonly unknown[];
  readonly chains: readonly string[];
}

function holdoutWith(experiment: string, percent: number, { bundle, said, chains }: Parts): Holdout {
  const withinDays = Math.round((parseDuration(bundle.store.proof?.within ?? DEFAULT_WITHIN) ?? 0) / DAY);
  return {
    ...{ experiment, percent, withinDays, chains },
    epoch: digestOf([...said, withinDays]),
    content: digestOf(chains.map((name) => contentOf(name, bundle))),
  };
}

function contentOf(name: string, bundle: Bundle): unknown {
  const steps = chainNamed(bundle, name)?.steps ?? [];
  return steps.map((step) => ("send" in step ? [step, bundle.templates[step.send] ?? null] : step));
}

const digestOf = (said: unknown): string =>
  createHash("sha256").update(JSON.stringify(said)).digest("base64url").slice(0, 12);

/** A hold-out is asked for at every step of every customer, and a published config never changes. */
const known = new WeakMap<Bundle, Map<string, Holdout | undefined>>();

function remembered(bundle: Bundle, name: string, make: () => Holdout | undefined): Holdout | undefined {
  const ofBundle = known.get(bundle) ?? new Map<string, Holdout | undefined>();
  known.set(bundle, ofBundle);
  if (!ofBundle.has(name)) ofBundle.set(name, make());
  return ofBundle.get(name);
}
