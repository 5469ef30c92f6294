/** The nights that say what is usual, at most. */
export const NIGHTS_REMEMBERED = 30;
const TIMES_THE_HIGHEST = 3;
const SHARE_OF_BASE = 0.02;
const ALWAYS_ALLOWED = 50;

/** What entered by segment in a night, by chain: a chain that nobody entered is in it with 0. */
export interface NightEntries {
  readonly run: string;
  readonly chains: Readonly<Record<string, number>>;
}

/** Why a night's entries of a chain wait for a person to approve. */
export type Unusual =
  | { readonly why: "more-than-usual"; readonly highest: number }
  /** A chain that is not known for as long as a month is measured by the customers. */
  | { readonly why: "much-of-the-base"; readonly customers: number }
  | { readonly why: "existing" };

/** Whether a night's entries are far out of a chain's range. `nights`: those before this one. */
export function unusual(
  chain: string,
  count: number,
  {
    nights,
    customers,
    existing,
  }: {
    readonly nights: readonly NightEntries[];
    readonly customers: number;
    /** The chain takes those who are in its segment already. */
    readonly existing: boolean;
  },
): Unusual | undefined {
  if (count <= ALWAYS_ALLOWED) return undefined;
  if (existing) return { why: "existing" };
  const known = nights.flatMap(({ chains }) => chains[chain] ?? []).slice(-NIGHTS_REMEMBERED);
  if (known.length < NIGHTS_REMEMBERED)
    return count > customers * SHARE_OF_BASE ? { why: "much-of-the-base", customers } : undefined;
  const highest = known.reduce((most, one) => Math.max(most, one), 0);
  return count > TIMES_THE_HIGHEST * highest ? { why: "more-than-usual", highest } : undefined;
}

/** The nights to remember with this one in it; one that is computed again takes its own place. */
export function withNight(nights: readonly NightEntries[], night: NightEntries): readonly NightEntries[] {
  return [...nights.filter(({ run }) => run !== night.run), night]
    .sort((a, b) => (a.run < b.run ? -1 : 1))
    .slice(-NIGHTS_REMEMBERED);
}

/** Those before a night. */
export function nightsBefore(nights: readonly NightEntries[], run: string): readonly NightEntries[] {
  return nights.filter((night) => night.run < run);
}
