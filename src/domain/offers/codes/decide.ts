import { costOf } from "../discount.ts";
import type { Code, Redemption } from "./code.ts";
import { type Event, isExpired, type Outcome, type Refusal } from "./life.ts";

/** Orders beyond the first that a code remembers, and void ones. */
const REMEMBERED = 10;

/** What an event makes of a code. Repeated, late and reordered events come to the same. */
export function decide(code: Code, event: Event): Outcome {
  switch (event.kind) {
    case "sent":
      return sent(code, event);
    case "redeemed":
      return redeemed(code, event);
    case "voided":
      return voided(code, event);
    case "withdrawn":
      return withdrawn(code, event);
    case "tried":
      return next(code, { ...code, strangers: (code.strangers ?? 0) + 1 });
    default:
      return event satisfies never;
  }
}

type EventOf<K extends Event["kind"]> = Extract<Event, { readonly kind: K }>;

const SAME: Outcome = { kind: "same" };
const refused = (why: Refusal): Outcome => ({ kind: "refused", why });
const next = (read: Code, code: Code): Outcome => ({
  kind: "next",
  code: { ...code, revision: read.revision + 1 },
});

/** Nobody is sent what is used or over. */
function sent(code: Code, { at }: EventOf<"sent">): Outcome {
  switch (code.stage) {
    case "withdrawn":
      return refused("withdrawn");
    case "redeemed":
    case "spent":
      return refused("used");
    case "reserved":
      return isExpired(code, at) ? refused("expired") : next(code, { ...code, stage: "sent", sentAt: at });
    case "sent":
      return SAME;
    case "released":
      return code.sentAt === undefined ? next(code, { ...code, sentAt: at }) : SAME;
    default:
      return code satisfies never;
  }
}

function redeemed(code: Code, { kind: _, told, ...redemption }: EventOf<"redeemed">): Outcome {
  return told === "till" ? asked(code, redemption) : happened(code, redemption);
}

/** A till asks before it gives anything. */
function asked(code: Code, redemption: Redemption): Outcome {
  if (code.stage === "redeemed") return code.redemption.order === redemption.order ? SAME : refused("used");
  if (code.voided?.includes(redemption.order)) return refused("void");
  if (code.stage === "spent") return refused("used");
  if (code.stage === "withdrawn") return refused("withdrawn");
  return isExpired(code, redemption.at) ? refused("expired") : next(code, used(code, redemption));
}

/** An order has used it, and stands: also one that was void and stands again. */
function happened(code: Code, redemption: Redemption): Outcome {
  if (code.stage !== "redeemed") return next(code, used(code, redemption));
  if (code.redemption.order === redemption.order) {
    const known = { ...code.redemption, ...redemption, at: code.redemption.at };
    return saysMore(code.redemption, known) ? next(code, { ...code, redemption: known }) : SAME;
  }
  // The till let a second order have it. Which of the two was first no message tells.
  const extra = code.extra ?? [];
  const there = extra.find(({ order }) => order === redemption.order);
  if (there && there.amount === redemption.amount) return SAME;
  if (!there && extra.length >= REMEMBERED) return SAME;
  const { order, amount } = redemption;
  const others = extra.filter((one) => one.order !== order);
  return next(code, { ...code, extra: [...others, { order, amount }], ...without(code, order) });
}

const saysMore = (one: Redemption, other: Redemption): boolean =>
  one.amount !== other.amount ||
  one.total !== other.total ||
  // Of lines that one of the two knows less of.
  (one.margin === undefined && other.margin !== undefined) ||
  one.by !== other.by;

function used(code: Code, redemption: Redemption): Code {
  const { stage: _, ...rest } = code;
  return { ...issuedPart(rest), ...without(code, redemption.order), stage: "redeemed", redemption };
}

/** What a code is in every stage. */
function issuedPart(code: Omit<Code, "stage">) {
  const {
    redemption: _,
    voidAt: __,
    why: ___,
    withdrawnAt: ____,
    back: _____,
    ...rest
  } = code as Record<string, unknown>;
  return rest as Omit<Code, "stage">;
}

const without = ({ voided = [] }: Code, order: string) => ({
  voided: voided.filter((one) => one !== order),
});

function voided(code: Code, { told, order, at, rule, reserved = 0 }: EventOf<"voided">): Outcome {
  const remembered = [...new Set([...(code.voided ?? []), order])].slice(-REMEMBERED);
  if (code.stage === "redeemed" && code.redemption.order === order) {
    const [following, ...extra] = code.extra ?? [];
    const settled = settledBy(code);
    const again = { reserved: code.reserved + reserved, ...(reserved > 0 && { settled }) };
    // Of two orders that used it the other one still stands.
    if (following)
      return next(code, { ...code, voided: remembered, extra, redemption: { ...following, at } });
    const stage = rule === "release" ? "released" : "spent";
    return next(code, { ...code, ...again, stage, voidAt: at, voided: remembered });
  }
  const extra = code.extra?.filter((one) => one.order !== order);
  if (extra && extra.length < (code.extra?.length ?? 0))
    return next(code, { ...code, extra, voided: remembered });
  if (code.voided?.includes(order)) return SAME;
  return told === "till" ? refused("not-used") : next(code, { ...code, voided: remembered });
}

function withdrawn(code: Code, { why, at, back }: EventOf<"withdrawn">): Outcome {
  if (code.stage === "withdrawn") return SAME;
  if (code.stage === "redeemed" || code.stage === "spent") return refused("used");
  const { stage: _, ...rest } = code;
  return next(code, { ...issuedPart(rest), stage: "withdrawn", why, withdrawnAt: at, ...(back && { back }) });
}

/** What the budgets have back, or will have by the next night, of what was reserved for a code that an order has used. */
export function settledBy(code: Code): number {
  const { reserved, settled = 0 } = code;
  const cost = code.stage === "redeemed" ? costOf(code.terms.benefit, code.redemption) : 0;
  return settled + Math.max(0, reserved - settled - cost);
}
