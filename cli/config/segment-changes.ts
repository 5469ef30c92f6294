import { type Effect, effectsBetween } from "../../src/app/config/effects.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";

/**
 * What a new version does to segments and to the chains that they feed, a line each: renaming a segment looks like one
 * that goes and one that comes, which nobody would see in the lines of a file. `sizes`: customers by segment.
 */
export function segmentChanges(
  before: Bundle | undefined,
  after: Bundle,
  sizes?: Readonly<Record<string, number>>,
): readonly string[] {
  return effectsBetween(before, after, sizes).flatMap(inWords);
}

/** Chains and campaigns that come, go and change show in the names of the files. */
function inWords(effect: Effect): readonly string[] {
  switch (effect.kind) {
    case "segment-gone":
      return [`segment ${effect.segment} goes away${fed(effect.feeds, "fed")}`];
    case "segment-new":
      return [`segment ${effect.segment} is new${fed(effect.feeds, "feeds")}`];
    case "rules-change":
      return [
        "the rules of segments change: nobody enters a chain because of it, only who also comes to a segment of their own accord",
      ];
    case "takes-existing": {
      const { chain, segment, customers } = effect;
      const count = customers === undefined ? "" : `, ${customers} as of the last night`;
      return [
        `chain ${chain} takes those who are in ${segment} already${count}: the next night enters at most 50 by itself; more wait for comeback chain held ${chain} --approve`,
      ];
    }
    case "chain-new":
    case "chain-gone":
    case "chain-changed":
    case "campaign-new":
    case "campaign-gone":
      return [];
    default:
      return effect satisfies never;
  }
}

const fed = (chains: readonly string[], verb: "fed" | "feeds") =>
  chains.length === 0 ? `, and ${verb} no chain` : `, and ${verb} ${chains.join(", ")}`;
