import type { Referral } from "../loyalty/referral.ts";
import { makeNamedCounter, mergeNamedCounts, type NamedCounts } from "./named-counts.ts";

const BOUNDS = { sums: ["people"], most: 20 } as const;

/** Signs that offers for newcomers are taken by others. */
export interface AbuseCounts {
  /** Customers whom somebody has brought: `earned`, `waiting`, or why it was refused. */
  readonly friends: NamedCounts<"people">;
  /** Whose first order of the period used a code or was a friend's. */
  readonly newcomers: number;
  /** Of them, those on whose browser somebody else had ordered before they were known. */
  readonly serial: number;
}

export function makeAbuseCounter() {
  const friends = makeNamedCounter(BOUNDS);
  let [newcomers, serial] = [0, 0];
  return {
    add(referral: Referral | undefined): void {
      if (!referral) return;
      friends.add(referral.refused ?? (referral.earned ? "earned" : "waiting"), { people: 1 });
    },
    addNewcomer(isSerial: boolean): void {
      newcomers += 1;
      if (isSerial) serial += 1;
    },
    counts: (): AbuseCounts => ({ friends: friends.counts(), newcomers, serial }),
  };
}

export const mergeAbuse = (parts: readonly AbuseCounts[]): AbuseCounts => ({
  friends: mergeNamedCounts(
    parts.map(({ friends }) => friends),
    BOUNDS,
  ),
  newcomers: parts.reduce((sum, part) => sum + part.newcomers, 0),
  serial: parts.reduce((sum, part) => sum + part.serial, 0),
});

/** The same for readers. */
export interface Abuse {
  /** Referrals by what became of them. */
  readonly friends: Readonly<Record<string, number>>;
  readonly newcomers: number;
  readonly serialNewcomers: number;
}

export const abuseOf = ({ friends, newcomers, serial }: AbuseCounts): Abuse => ({
  friends: Object.fromEntries(Object.entries(friends).map(([what, { people }]) => [what, people])),
  newcomers,
  serialNewcomers: serial,
});
