import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { rulesOf } from "../../domain/night/rules.ts";
import { foldSettings } from "../../domain/people/fold-settings.ts";
import { type Reach, reachOf } from "../../domain/people/refold.ts";

/** What a version changes beyond the lines of its files. */
export type Effect =
  /** `feeds`: the chains that take customers from it. Renaming a segment is one that goes and one that comes. */
  | { readonly kind: "segment-gone"; readonly segment: string; readonly feeds: readonly string[] }
  | { readonly kind: "segment-new"; readonly segment: string; readonly feeds: readonly string[] }
  /** Customers move between segments, and enter no chain because of it. */
  | { readonly kind: "rules-change" }
  /** The next nights enter those who are in the segment already. `customers`: as of the last night. */
  | {
      readonly kind: "takes-existing";
      readonly chain: string;
      readonly segment: string;
      readonly customers?: number;
    }
  | { readonly kind: "chain-new"; readonly chain: string }
  /** Who is under way goes on by the version of their cohort. */
  | { readonly kind: "chain-gone"; readonly chain: string }
  /** The steps, waits, guards or exits differ: only who enters from now on notices. */
  | { readonly kind: "chain-changed"; readonly chain: string }
  | { readonly kind: "campaign-new"; readonly campaign: string }
  | { readonly kind: "campaign-gone"; readonly campaign: string };

/** Of segments, chains and campaigns; nothing to say of the first version. `sizes`: customers by segment. */
export function effectsBetween(
  before: Bundle | undefined,
  after: Bundle,
  sizes?: Readonly<Record<string, number>>,
): readonly Effect[] {
  if (!before) return [];
  const segments = cameAndWent(idsOf(before), idsOf(after));
  const chains = cameAndWent(Object.keys(before.chains), Object.keys(after.chains));
  const campaigns = cameAndWent(Object.keys(before.campaigns), Object.keys(after.campaigns));
  const isOther = rulesOf(before) !== rulesOf(after);
  return [
    ...segments.gone.map(
      (segment): Effect => ({ kind: "segment-gone", segment, feeds: fedBy(segment, before) }),
    ),
    ...segments.come.map(
      (segment): Effect => ({ kind: "segment-new", segment, feeds: fedBy(segment, after) }),
    ),
    ...(isOther ? [{ kind: "rules-change" } as const] : []),
    ...takingExisting(before, after, sizes),
    ...chains.gone.map((chain): Effect => ({ kind: "chain-gone", chain })),
    ...chains.come.map((chain): Effect => ({ kind: "chain-new", chain })),
    ...chains.both
      .filter((chain) => JSON.stringify(before.chains[chain]) !== JSON.stringify(after.chains[chain]))
      .map((chain): Effect => ({ kind: "chain-changed", chain })),
    ...campaigns.gone.map((campaign): Effect => ({ kind: "campaign-gone", campaign })),
    ...campaigns.come.map((campaign): Effect => ({ kind: "campaign-new", campaign })),
  ];
}

/** Whose profiles the next night folds again because of the version. */
export type Refolding = Exclude<Reach, { readonly kind: "nobody" }> | { readonly kind: "first-version" };

/** Undefined where profiles stay as they are. */
export function refoldingBetween(
  before: Bundle | undefined,
  after: Bundle,
  now: Instant,
): Refolding | undefined {
  if (!before) return { kind: "first-version" };
  const today = dayOf(after.store.time_zone, now);
  const reach = reachOf(foldSettings({ bundle: before }), foldSettings({ bundle: after }), today);
  return reach.kind === "nobody" ? undefined : reach;
}

const idsOf = ({ segments }: Pick<Bundle, "segments">) => [
  ...segments.list.map(({ id }) => id),
  segments.otherwise.id,
];

function cameAndWent(old: readonly string[], now: readonly string[]) {
  return {
    gone: old.filter((id) => !now.includes(id)),
    come: now.filter((id) => !old.includes(id)),
    both: now.filter((id) => old.includes(id)),
  };
}

const fedBy = (segment: string, { chains }: Pick<Bundle, "chains">): readonly string[] =>
  Object.entries(chains).flatMap(([id, { enter }]) =>
    "segment" in enter && enter.segment === segment ? [id] : [],
  );

function takingExisting(
  before: Bundle,
  after: Bundle,
  sizes: Readonly<Record<string, number>> | undefined,
): readonly Effect[] {
  return Object.entries(after.chains).flatMap(([chain, { enter, enrol }]): readonly Effect[] => {
    if (!("segment" in enter) || enrol !== "existing" || before.chains[chain]?.enrol === "existing")
      return [];
    const { segment } = enter;
    return [{ kind: "takes-existing", chain, segment, ...defined({ customers: sizes?.[segment] }) }];
  });
}
