import type { Code, Redemption } from "./code.ts";
import { type Event, isExpired, type Outcome, type Refusal } from "./life.ts";

/** What an event makes of a code. The same event again is `same`, in whatever order events come. */
export function decide(code: Code, event: Event): Outcome {
  switch (event.kind) {
    case "sent":
      return code.stage === "reserved"
        ? next(code, { stage: "sent", sentAt: event.at })
        : code.sentAt === undefined
          ? next(code, { sentAt: event.at })
          : SAME;
    case "redeemed":
      return redeem(code, event);
    case "voided":
      return release(code, event);
    case "withdrawn":
      if (code.stage === "withdrawn") return SAME;
      if (code.stage === "redeemed" || code.stage === "spent") return refused("in-use");
      return next(code, { stage: "withdrawn", why: event.why, withdrawnAt: event.at });
    case "tried":
      return next(code, { strangers: (code.strangers ?? 0) + 1 });
    default:
      return event satisfies never;
  }
}

function redeem(code: Code, { kind: _, ...redemption }: Extract<Event, { kind: "redeemed" }>): Outcome {
  if (code.stage === "redeemed" || code.stage === "spent")
    return code.redemption.order === redemption.order ? SAME : refused("used");
  // An order that was void may not use it again by a late message.
  if (code.voided?.includes(redemption.order)) return refused("used");
  if (code.stage === "withdrawn") return refused("withdrawn");
  if (isExpired(code, redemption.at)) return refused("expired");
  return next(code, { stage: "redeemed", redemption });
}

function release(code: Code, { order, at, rule }: Extract<Event, { kind: "voided" }>): Outcome {
  if (code.voided?.includes(order)) return SAME;
  const voided = [...(code.voided ?? []), order];
  if (code.stage !== "redeemed" || code.redemption.order !== order) return refused("not-used");
  const stage = rule === "release" ? ("released" as const) : ("spent" as const);
  return next(code, { stage, redemption: code.redemption, voidAt: at, voided });
}

const SAME: Outcome = { kind: "same" };
const refused = (why: Refusal): Outcome => ({ kind: "refused", why });

type Change = Partial<Omit<Code, "stage">> & {
  readonly stage?: Code["stage"];
  readonly redemption?: Redemption;
  readonly voidAt?: number;
  readonly why?: string;
  readonly withdrawnAt?: number;
};

const next = (code: Code, change: Change): Outcome => ({
  kind: "next",
  code: { ...code, ...change, revision: code.revision + 1 } as Code,
});
