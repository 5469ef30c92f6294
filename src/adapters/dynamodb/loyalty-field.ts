import type { LevelChange, Lot, LoyaltyAccount } from "../../domain/loyalty/account.ts";
import { listing } from "./listing.ts";

type Row = readonly unknown[];

/** Days count from the account's `on`. */
type FlatAccount = Omit<LoyaltyAccount, "lots" | "changes" | "next"> & {
  readonly lots: readonly Row[];
  readonly changes?: readonly Row[];
  readonly next?: Row;
};

const accounts = listing<FlatAccount>(
  "on",
  "level",
  "earned",
  "spent",
  "lots",
  "next",
  "levelSince",
  "firstEarnedOn",
  "previousLevel",
  "graceUntil",
  "changes",
  "firstSpentOn",
  "expired",
  "debt",
  "uncovered",
);
const lots = listing<Lot>("points", "active", "expires", "given");
const levelChanges = listing<LevelChange>("from", "level");
const nexts = listing<NonNullable<LoyaltyAccount["next"]>>("level", "missing");

const DAYS = ["levelSince", "graceUntil", "firstEarnedOn", "firstSpentOn"] as const;

/** A loyalty account as short lists: 80 bytes of somebody with some lots, before the profile is squeezed. */
export const loyaltyAccount = {
  keep({ lots: all, changes, next, ...rest }: LoyaltyAccount): unknown {
    const { on } = rest;
    return accounts.list({
      ...rest,
      ...moved(rest, -on),
      lots: all.map((lot) => lots.list(lotMoved(lot, -on))),
      ...(next && { next: nexts.list(next) }),
      ...(changes && {
        changes: changes.map(({ from, level }) => levelChanges.list({ from: from - on, level })),
      }),
    });
  },
  read(kept: Row): LoyaltyAccount {
    const { lots: rows, changes, next, ...rest } = accounts.unlist(kept);
    const { on } = rest;
    return {
      ...rest,
      ...moved(rest, on),
      lots: rows.map((row) => lotMoved(lots.unlist(row), on)),
      ...(next && { next: nexts.unlist(next) }),
      ...(changes && {
        changes: changes.map((row) => {
          const { from, level } = levelChanges.unlist(row);
          return { from: from + on, level };
        }),
      }),
    };
  },
};

const moved = (account: Pick<LoyaltyAccount, (typeof DAYS)[number]>, by: number) =>
  Object.fromEntries(
    DAYS.flatMap((name) => {
      const day = account[name];
      return day === undefined ? [] : [[name, day + by]];
    }),
  );

const lotMoved = ({ points, active, expires, given }: Lot, by: number): Lot => ({
  points,
  active: active + by,
  ...(expires !== undefined && { expires: expires + by }),
  ...(given !== undefined && { given: given + by }),
});
