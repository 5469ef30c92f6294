import type { Instant } from "../../basics/calendar.ts";
import type { CustomerKey } from "../../facts/facts.ts";
import type { Code, Issued, Redemption } from "./code.ts";

/**
 * Who tells. A till asks, and is refused what must not be. An order has happened: whatever it has used, the shop has given, and
 * that is recorded.
 */
export type Told = "till" | "order";

/** What happens to a code. */
export type Event =
  /** A mail with it has gone, or is on its way and may have. */
  | { readonly kind: "sent"; readonly at: Instant }
  | ({ readonly kind: "redeemed"; readonly told: Told } & Redemption)
  /** The order that used it is cancelled, or refunded whole. */
  | {
      readonly kind: "voided";
      readonly told: Told;
      readonly order: string;
      readonly at: Instant;
      readonly rule: "release" | "keep";
      /** What was reserved again, so that the budgets can pay for it a second time. */
      readonly reserved?: number;
    }
  /** Its offer has changed before anybody heard of it, a better one takes its place, or an operator says so. `back`: it goes back into its list. */
  | { readonly kind: "withdrawn"; readonly why: string; readonly at: Instant; readonly back?: true }
  /** Somebody else tried it. */
  | { readonly kind: "tried"; readonly by?: CustomerKey; readonly at: Instant };

/** `same`: it had happened before, and nothing is to be written. */
export type Outcome =
  | { readonly kind: "next"; readonly code: Code }
  | { readonly kind: "same" }
  | { readonly kind: "refused"; readonly why: Refusal };

export type Refusal =
  /** Another order has used it. */
  | "used"
  | "withdrawn"
  | "expired"
  /** That order is void. */
  | "void"
  /** That order did not use it. */
  | "not-used";

/** A code is good for a little longer than mails say: the till's clock, a page left open. */
export const LEEWAY_MS = 60 * 60_000;

export const isExpired = ({ terms }: Pick<Issued, "terms">, now: Instant): boolean =>
  now > terms.validUntil + LEEWAY_MS;

/** Whether the customer could still use it. */
export const isLive = (code: Code, now: Instant): boolean =>
  (code.stage === "reserved" || code.stage === "sent" || code.stage === "released") && !isExpired(code, now);

export const issued = (what: Issued): Code => ({ ...what, revision: 1, stage: "reserved" });
