import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Lot } from "../../domain/loyalty/account.ts";
import { type Hold, unknownPoints, type Wallet } from "../../domain/loyalty/wallet.ts";

/** A wallet as an item: attributes of one letter, lots in bytes and holds in text, so that a write is one or two units. */
export interface WalletItem {
  readonly r: number;
  /** Lots. */
  readonly l: Uint8Array;
  /** Spent, by the account. */
  readonly s: number;
  /** Debt. */
  readonly d?: number;
  /** Level. */
  readonly v: string;
  /** What levels come by themselves: days since 1970 and ids, a line each. */
  readonly g?: string;
  /** Holds, a line each. */
  readonly h?: string;
  /** Changed at. */
  readonly c: number;
  /** Folded: revision of the profile. */
  readonly f: number;
  /** Card. */
  readonly k?: string;
  /** Pruned. */
  readonly p?: 1;
  /** Moved to. */
  readonly m?: string;
}

export function encodeWallet(wallet: Wallet): WalletItem {
  const { account, holds, card, pruned, movedTo } = wallet;
  return {
    r: wallet.revision,
    l: encodeLots(account.lots),
    s: account.spent,
    v: account.level,
    c: wallet.changedAt,
    f: wallet.folded,
    ...(account.debt !== undefined && { d: account.debt }),
    ...(account.changes && { g: account.changes.map(({ from, level }) => `${from} ${level}`).join("\n") }),
    ...(holds.length > 0 && { h: holds.map(encodeHold).join("\n") }),
    ...(card !== undefined && { k: card }),
    ...(pruned && { p: 1 as const }),
    ...(movedTo !== undefined && { m: movedTo }),
  };
}

export function decodeWallet(customer: CustomerKey, item: WalletItem): Wallet {
  const holds = item.h === undefined ? [] : item.h.split("\n").map(decodeHold);
  return {
    customer,
    revision: item.r,
    account: {
      lots: decodeLots(item.l),
      spent: item.s,
      level: item.v,
      ...(item.d !== undefined && { debt: item.d }),
      ...(item.g !== undefined && { changes: item.g.split("\n").map(decodeChange) }),
    },
    spent: item.s + unknownPoints(holds),
    holds,
    changedAt: item.c,
    folded: item.f,
    ...(item.k !== undefined && { card: item.k }),
    ...(item.p && { pruned: true as const }),
    ...(item.m !== undefined && { movedTo: item.m as CustomerKey }),
  };
}

function decodeChange(line: string) {
  const [from, ...level] = line.split(" ");
  return { from: Number(from), level: level.join(" ") };
}

const STATES = { held: "h", committed: "c", cancelled: "x", returned: "r" } as const satisfies Record<
  Hold["state"],
  string
>;
const STATE_OF = new Map<string, Hold["state"]>(
  Object.entries(STATES).map(([state, letter]) => [letter, state as Hold["state"]]),
);

/** State, points, since when and for how long in base 36, and the order last, because it may hold anything; a line's end is escaped. */
function encodeHold({ order, points, at, until, state, known }: Hold): string {
  const numbers = [points, at, until - at].map((one) => one.toString(36)).join(" ");
  return `${STATES[state]}${known ? "k" : ""} ${numbers} ${order.replace(/[%\n]/g, encodeURIComponent)}`;
}

function decodeHold(line: string): Hold {
  const [letters = "", points = "", at = "", lasts = "", ...order] = line.split(" ");
  const state = STATE_OF.get(letters[0] ?? "");
  if (!state) throw new Error("a wallet holds something that is no hold");
  const since = Number.parseInt(at, 36);
  return {
    order: order.join(" ").replace(/%25|%0A/g, decodeURIComponent),
    points: Number.parseInt(points, 36),
    at: since,
    until: since + Number.parseInt(lasts, 36),
    state,
    ...(letters[1] === "k" && { known: true as const }),
  };
}

/** Points, days since the last lot's first day, and days that it lasts (0: without end) and until it is given (0: it was), each in as many bytes as it needs. */
function encodeLots(lots: readonly Lot[]): Uint8Array {
  const bytes: number[] = [];
  let day = 0;
  for (const { points, active, expires, given } of lots) {
    write(bytes, points);
    write(bytes, folded(active - day));
    write(bytes, expires === undefined ? 0 : folded(expires - active) + 1);
    write(bytes, given === undefined ? 0 : folded(given - active) + 1);
    day = active;
  }
  return Uint8Array.from(bytes);
}

function decodeLots(bytes: Uint8Array): readonly Lot[] {
  const lots: Lot[] = [];
  let at = 0;
  let day = 0;
  const read = () => {
    let [value, unit] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("the lots of a wallet break off");
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
      unit *= 0x80;
    }
  };
  while (at < bytes.length) {
    const points = read();
    day += unfolded(read());
    const lasts = read();
    const given = read();
    lots.push({
      points,
      active: day,
      ...(lasts > 0 && { expires: day + unfolded(lasts - 1) }),
      ...(given > 0 && { given: day + unfolded(given - 1) }),
    });
  }
  return lots;
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. By division: amounts may have more than 32 bits. */
function write(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/** Numbers of both signs as such of none: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
const folded = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unfolded = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);
