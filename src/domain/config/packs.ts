import type { Bundle } from "./bundle.ts";
import type { Campaign } from "./campaign.ts";
import type { Chain } from "./chain.ts";

/** Templates that are stored and read together. */
export interface TemplatePack {
  readonly names: readonly string[];
}

/**
 * The templates of a bundle by who sends them: those of a chain are one pack, and so are those of a campaign; what several
 * send is with the first of them, and what nobody sends is the last pack.
 */
export function packsOf({ chains, campaigns, templates }: Bundle): readonly TemplatePack[] {
  const left = new Set(Object.keys(templates));
  const take = (names: readonly string[]) => names.filter((name) => left.delete(name));
  const senders = [...Object.values(chains).map(sentBy), ...Object.values(campaigns).map(mailsOf)];
  const packs = senders.map((names) => ({ names: take(names) }));
  return [...packs, { names: [...left] }].filter(({ names }) => names.length > 0);
}

/** What a step of a chain may need: its mails, and those that its hold-outs are drawn by. */
export function templatesFor(chain: Chain, { chains }: Pick<Bundle, "chains">): readonly string[] {
  const together =
    chain.loyalty === true ? Object.values(chains).filter(({ loyalty }) => loyalty === true) : [];
  return [...new Set([chain, ...together].flatMap(sentBy))];
}

const sentBy = ({ steps }: Chain): readonly string[] =>
  steps.flatMap((step) => ("send" in step ? mailsOf(step) : []));

/** A mail, and those that its test tries instead. */
function mailsOf({ send, variants = {} }: Pick<Campaign, "send" | "variants">): readonly string[] {
  return [send, ...Object.values(variants).flatMap((variant) => variant.send ?? [])];
}
