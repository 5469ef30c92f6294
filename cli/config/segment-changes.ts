import type { Bundle } from "../../src/domain/config/bundle.ts";
import { rulesOf } from "../../src/domain/night/rules.ts";

type Rules = Pick<Bundle, "segments" | "chains">;

/**
 * What a new version does to segments and to the chains that they feed, a line each: renaming a segment looks like one
 * that goes and one that comes, which nobody would see in the lines of a file. `sizes`: customers by segment.
 */
export function segmentChanges(
  before: Bundle | undefined,
  after: Bundle,
  sizes?: Readonly<Record<string, number>>,
): readonly string[] {
  if (!before) return [];
  const [old, now] = [idsOf(before), idsOf(after)];
  const gone = old.filter((id) => !now.includes(id));
  const come = now.filter((id) => !old.includes(id));
  const moves = [
    ...gone.map((id) => `segment ${id} goes away${fed(id, before, "fed")}`),
    ...come.map((id) => `segment ${id} is new${fed(id, after, "feeds")}`),
  ];
  const isOther = rulesOf(before) !== rulesOf(after);
  const nobody =
    "the rules of segments change: nobody enters a chain because of it, only who also comes to a segment of their own accord";
  return [...moves, ...(isOther ? [nobody] : []), ...takingExisting(before, after, sizes)];
}

const idsOf = ({ segments }: Rules) => [...segments.list.map(({ id }) => id), segments.otherwise.id];

function fed(segment: string, { chains }: Rules, verb: "fed" | "feeds"): string {
  const names = Object.entries(chains).flatMap(([id, { enter }]) =>
    "segment" in enter && enter.segment === segment ? [id] : [],
  );
  return names.length === 0 ? `, and ${verb} no chain` : `, and ${verb} ${names.join(", ")}`;
}

function takingExisting(
  before: Bundle,
  after: Bundle,
  sizes: Readonly<Record<string, number>> | undefined,
): readonly string[] {
  return Object.entries(after.chains).flatMap(([id, { enter, enrol }]) => {
    if (!("segment" in enter) || enrol !== "existing" || before.chains[id]?.enrol === "existing") return [];
    const size = sizes?.[enter.segment];
    const count = size === undefined ? "" : `, ${size} as of the last night`;
    return [
      `chain ${id} takes those who are in ${enter.segment} already${count}: the next night enters at most 50 by itself; more wait for comeback chain held ${id} --approve`,
    ];
  });
}
