import type { Day } from "../basics/calendar.ts";
import { monthAfter } from "./rules.ts";

/** Points that one award brought, and what has become of them. */
interface Piece {
  readonly award: Award;
  readonly active: Day;
  readonly expires: Day | undefined;
  left: number;
  expired: number;
}

/** What one order, action or grant has brought so far. */
interface Award {
  readonly pieces: Piece[];
  /** What it is worth now. */
  due: number;
  /** What it would have had to give back and did not, because it was spent and the shop allows no debt. */
  forgiven: number;
}

interface Spend {
  readonly taken: { readonly piece: Piece; points: number }[];
  /** Beyond what was there. */
  short: number;
  readonly owed: boolean;
}

/** The days of points. */
export interface LotDays {
  readonly active: Day;
  readonly expires: Day | undefined;
}

export interface Totals {
  readonly earned: number;
  readonly spent: number;
  readonly expired: number;
  readonly debt: number;
  readonly uncovered: number;
}

/** Points that come back after their lot has expired are good for so many days more, and to the end of that month. */
const SECOND_CHANCE = 30;

/**
 * The running account of one customer. Calls come in order of time; `day` is the one on which each happens. No call makes
 * or loses a point: `earned - spent - expired + debt + uncovered` always are the points of what is open.
 */
export interface Ledger {
  /** What an award is worth from now on: more of it is earned, less of it is taken back. Says what came and went. */
  settle(
    award: string,
    due: number,
    days: LotDays,
    day: Day,
    mayOwe: boolean,
  ): { readonly earned: number; readonly takenBack: number };
  /** Takes points that no award is named for. */
  take(points: number, day: Day, mayOwe: boolean): number;
  spend(spend: string, points: number, day: Day, mayOwe: boolean): boolean;
  /** Gives back of what was spent, as far as it was. */
  giveBack(spend: string, points: number, day: Day): number;
  /** What ends by a day: each day with its points. */
  expireBy(day: Day): readonly { readonly day: Day; readonly points: number }[];
  readonly open: () => readonly { readonly points: number; readonly active: Day; readonly expires?: Day }[];
  readonly totals: () => Totals;
}

export function makeLedger(): Ledger {
  const awards = new Map<string, Award>();
  const spends = new Map<string, Spend>();
  /** By expiry, then by the day on which they become good. */
  let open: Piece[] = [];
  let [earned, spent, expired, debt, uncovered] = [0, 0, 0, 0, 0];

  function add(award: Award, points: number, { active, expires }: LotDays): void {
    const pays = Math.min(debt, points);
    debt -= pays;
    const piece: Piece = { award, active, expires, left: points - pays, expired: 0 };
    award.pieces.push(piece);
    if (piece.left > 0) reopen(piece);
  }

  function reopen(piece: Piece): void {
    const at = open.findIndex((other) => isBefore(piece, other));
    open.splice(at < 0 ? open.length : at, 0, piece);
  }

  /** Good points first, then pending ones, the oldest first; says what was not there. */
  function takeFromOpen(
    points: number,
    day: Day,
    note: (piece: Piece, points: number) => void = () => {},
  ): number {
    let wanted = points;
    for (const isWanted of [(piece: Piece) => piece.active <= day, () => true])
      for (const piece of open) {
        if (wanted === 0) break;
        if (piece.left === 0 || !isWanted(piece)) continue;
        const taken = Math.min(wanted, piece.left);
        piece.left -= taken;
        wanted -= taken;
        note(piece, taken);
      }
    open = open.filter(({ left }) => left > 0);
    return wanted;
  }

  /** First of the award's own points, expired ones too, then of all others. */
  function takeBack(award: Award, points: number, day: Day, mayOwe: boolean): number {
    let wanted = points;
    for (const piece of award.pieces) {
      const taken = Math.min(wanted, piece.left);
      piece.left -= taken;
      const ended = Math.min(wanted - taken, piece.expired);
      piece.expired -= ended;
      expired -= ended;
      wanted -= taken + ended;
    }
    open = open.filter(({ left }) => left > 0);
    wanted = takeFromOpen(wanted, day);
    if (mayOwe) debt += wanted;
    else award.forgiven += wanted;
    const taken = mayOwe ? points : points - wanted;
    earned -= taken;
    return taken;
  }

  return {
    settle(id, due, days, day, mayOwe) {
      const award = awards.get(id) ?? { pieces: [], due: 0, forgiven: 0 };
      awards.set(id, award);
      const change = due - award.due;
      award.due = due;
      if (change <= 0) {
        const takenBack = change === 0 ? 0 : takeBack(award, -change, day, mayOwe);
        return { earned: 0, takenBack };
      }
      const kept = Math.min(change, award.forgiven);
      award.forgiven -= kept;
      const points = change - kept;
      if (points > 0) {
        earned += points;
        add(award, points, days);
      }
      return { earned: points, takenBack: 0 };
    },
    take(points, day, mayOwe) {
      const short = takeFromOpen(points, day);
      if (mayOwe) debt += short;
      const taken = mayOwe ? points : points - short;
      earned -= taken;
      return taken;
    },
    spend(id, points, day, mayOwe) {
      if (spends.has(id)) return false;
      const taken: Spend["taken"] = [];
      const short = takeFromOpen(points, day, (piece, some) => taken.push({ piece, points: some }));
      if (mayOwe) debt += short;
      else uncovered += short;
      spent += points;
      spends.set(id, { taken, short, owed: mayOwe });
      return true;
    },
    giveBack(id, points, day) {
      const known = spends.get(id);
      if (!known) return 0;
      const there = known.short + known.taken.reduce((sum, one) => sum + one.points, 0);
      const back = Math.min(points, there);
      let left = back;
      const ofShort = Math.min(left, known.short);
      known.short -= ofShort;
      left -= ofShort;
      if (known.owed) {
        const owing = Math.min(ofShort, debt);
        debt -= owing;
        // The rest of the debt was paid by what came in since, which comes back as it is.
        if (ofShort > owing) add({ pieces: [], due: 0, forgiven: 0 }, ofShort - owing, secondChance(day));
      } else uncovered -= ofShort;
      for (const one of known.taken.toReversed()) {
        const some = Math.min(left, one.points);
        if (some === 0) continue;
        one.points -= some;
        left -= some;
        const { award, active, expires } = one.piece;
        const isOver = expires !== undefined && expires <= day;
        add(award, some, isOver ? { active, expires: secondChance(day).expires } : { active, expires });
      }
      spent -= back;
      return back;
    },
    expireBy(day) {
      const ended = new Map<Day, number>();
      for (const piece of open) {
        if (piece.expires === undefined || piece.expires > day) continue;
        ended.set(piece.expires, (ended.get(piece.expires) ?? 0) + piece.left);
        piece.expired += piece.left;
        expired += piece.left;
        piece.left = 0;
      }
      if (ended.size > 0) open = open.filter(({ left }) => left > 0);
      return [...ended].map(([on, points]) => ({ day: on, points }));
    },
    open: () =>
      open.map(({ left, active, expires }) => ({
        points: left,
        active,
        ...(expires !== undefined && { expires }),
      })),
    totals: () => ({ earned, spent, expired, debt, uncovered }),
  };
}

const secondChance = (day: Day): { readonly active: Day; readonly expires: Day } => ({
  active: day,
  expires: monthAfter(day + SECOND_CHANCE),
});

const isBefore = (a: Piece, b: Piece): boolean =>
  ((a.expires ?? Number.POSITIVE_INFINITY) - (b.expires ?? Number.POSITIVE_INFINITY) || a.active - b.active) <
  0;
