import { defined } from "../../basics/defined.ts";
import type { Code, Issued, Redemption, Remembered, Stage } from "./code.ts";
import { type Event, isExpired, type Outcome, type Refusal } from "./life.ts";

/** Void orders that a code remembers: with more, somebody plays with it, and the oldest is forgotten. */
const VOIDED_KEPT = 8;
/** Tries of others that are counted one by one: a guesser shall not cost a write for each. */
const STRANGERS_COUNTED = 9;

type Happened<K extends Event["kind"]> = Extract<Event, { kind: K }>;
type DecideOn<K extends Event["kind"]> = (code: Code, event: Happened<K>) => Outcome;

/**
 * What an event makes of a code. Events may come twice, late and in any order: an event that has had its effect is the
 * `same`, and a redemption or cancellation counts however late it is told.
 */
export function decide(code: Code, event: Event): Outcome {
  const on = DECISIONS[event.kind] as DecideOn<Event["kind"]>;
  return on(code, event);
}

const DECISIONS: { readonly [K in Event["kind"]]: DecideOn<K> } = {
  sent(code, { at }) {
    if (code.sentAt !== undefined) return SAME;
    if (code.stage === "withdrawn") return refused("withdrawn");
    if (code.stage !== "reserved") return next(code, stageOf(code), { sentAt: at });
    return isExpired(code, at) ? refused("expired") : next(code, { stage: "sent", sentAt: at });
  },

  redeemed(code, { kind: _, ...redemption }) {
    const { order, given } = redemption;
    if (code.stage === "redeemed") {
      if (code.redemption.order !== order) return refused("used");
      return isNewer(redemption, code.redemption) ? next(code, { stage: "redeemed", redemption }) : SAME;
    }
    // An order is cancelled once: whatever is told of it afterwards was said before.
    if (code.voided?.includes(order)) return given ? SAME : refused("not-used");
    if (!given) {
      const why = notFor(code, redemption);
      if (why) return refused(why);
    }
    return next(code, { stage: "redeemed", redemption });
  },

  voided(code, event) {
    const { order, at, rule, again } = event;
    const uses = code.stage === "redeemed" && code.redemption.order === order;
    const voided = again ? code.voided : remembered(code.voided, order);
    if (!uses) {
      if (again) return letGo(code, order) ? SAME : refused("not-used");
      return voided === code.voided ? SAME : next(code, stageOf(code), defined({ voided }));
    }
    return next(code, voidStage(code, { at, rule }), defined({ voided }));
  },

  withdrawn(code, { why, at, unheard }) {
    if (code.withdrawal) return SAME;
    if (code.stage === "redeemed" || code.stage === "spent") return refused("in-use");
    if (unheard && (code.stage !== "reserved" || code.sentAt !== undefined)) return refused("in-use");
    if (isExpired(code, at)) return refused("expired");
    return next(code, { stage: "withdrawn", withdrawal: { why, at } });
  },

  tried(code, { by }) {
    const { strangers = 0 } = code;
    if (by === code.customer || strangers >= STRANGERS_COUNTED) return SAME;
    return next(code, stageOf(code), { strangers: strangers + 1 });
  },
};

const SAME: Outcome = { kind: "same" };
const refused = (why: Refusal): Outcome => ({ kind: "refused", why });

/** Why a till that asks is told no. */
function notFor(code: Code, { at }: Redemption): Refusal | undefined {
  if (code.stage === "withdrawn") return "withdrawn";
  if (code.stage === "spent") return "used";
  return isExpired(code, at) ? "expired" : undefined;
}

/** The order's own word stands above the till's, and of two words of the order the later one. A till that asks again gets the same answer. */
const isNewer = (one: Redemption, other: Redemption): boolean =>
  one.given === true && (other.given === undefined || one.at > other.at);

/** Whether the till has let go of the code for this order before. */
const letGo = (code: Code, order: string): boolean =>
  (code.stage === "released" || code.stage === "spent") && code.redemption.order === order;

function voidStage(
  { redemption, withdrawal }: Extract<Code, { stage: "redeemed" }>,
  { at, rule }: Pick<Happened<"voided">, "at" | "rule">,
): Stage {
  if (rule === "keep") return { stage: "spent", redemption, voidAt: at };
  return withdrawal ? { stage: "withdrawn", withdrawal } : { stage: "released", redemption, voidAt: at };
}

function remembered(voided: readonly string[] = [], order: string): readonly string[] {
  return voided.includes(order) ? voided : [...voided, order].slice(-VOIDED_KEPT);
}

/** The code in its next stage. What it remembers stays; what only its stage said does not. */
function next(code: Code, stage: Stage, more: Remembered = {}): Outcome {
  const { sentAt, voided, strangers, withdrawal } = code;
  const kept: Remembered = defined({ sentAt, voided, strangers, withdrawal });
  return {
    kind: "next",
    code: { ...issuedPart(code), ...kept, ...stage, ...more, revision: code.revision + 1 },
  };
}

/** What only the stage of a code says. */
function stageOf(code: Code): Stage {
  switch (code.stage) {
    case "reserved":
      return { stage: "reserved" };
    case "sent":
      return { stage: "sent", sentAt: code.sentAt };
    case "redeemed":
      return { stage: "redeemed", redemption: code.redemption };
    case "released":
    case "spent":
      return { stage: code.stage, redemption: code.redemption, voidAt: code.voidAt };
    case "withdrawn":
      return { stage: "withdrawn", withdrawal: code.withdrawal };
  }
}

function issuedPart(code: Code): Issued {
  const { code: text, written, offer, issue, customer, mailbox, bound, terms, chain, mailVariant } = code;
  const { counters, reserved, reservedAt, issuedAt, batch } = code;
  return {
    ...{ code: text, offer, issue, customer, bound, terms, counters, reserved, issuedAt },
    ...defined({ written, mailbox, chain, mailVariant, reservedAt, batch }),
  };
}
