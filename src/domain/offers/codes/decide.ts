import type { Code } from "./code.ts";
import { type Event, isExpired, type Outcome } from "./life.ts";

/** What an event makes of a code. Repeated and late events come to the same. */
export function decide(code: Code, event: Event): Outcome {
  switch (event.kind) {
    case "sent":
      if (code.sentAt !== undefined && code.stage !== "withdrawn") return { kind: "same" };
      if (code.stage === "withdrawn") return { kind: "refused", why: "withdrawn" };
      if (code.stage === "redeemed" || code.stage === "spent") return { kind: "refused", why: "used" };
      if (isExpired(code, event.at)) return { kind: "refused", why: "expired" };
      return next(code, { ...code, stage: "sent", sentAt: event.at });
    case "withdrawn":
      if (code.stage === "withdrawn") return { kind: "same" };
      if (code.stage === "redeemed" || code.stage === "spent") return { kind: "refused", why: "used" };
      return next(code, { ...code, stage: "withdrawn", why: event.why, withdrawnAt: event.at });
    case "redeemed":
      if (code.stage === "redeemed")
        return code.redemption.order === event.order ? { kind: "same" } : { kind: "refused", why: "used" };
      if (code.stage === "withdrawn") return { kind: "refused", why: "withdrawn" };
      return next(code, { ...code, stage: "redeemed", redemption: event });
    case "voided":
    case "tried":
      return { kind: "same" };
    default:
      return event satisfies never;
  }
}

const next = (read: Code, code: Code): { readonly kind: "next"; readonly code: Code } => ({
  kind: "next",
  code: { ...code, revision: read.revision + 1 },
});
