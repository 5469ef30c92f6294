import type { TillAnswer } from "../../src/app/loyalty/wallets/change-wallet.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import type { Problem } from "../middleware/problem.ts";

type NotDone = Exclude<TillAnswer, { readonly kind: "done" }>;

const NO_PROGRAMME: Problem = {
  kind: "not-configured",
  detail: "the published config has no loyalty programme: add loyalty.yaml and push it",
};
const UNKNOWN: Problem = {
  kind: "not-found",
  detail:
    "nobody is known by that: write id: and the shop's customer id, an e-mail address, a phone or a card's number",
  place: "path.customer",
};

/** Why a till's request was not done, where in the request the reason is, and what a program can go by. */
export function problemOf(answer: NotDone | { readonly kind: "unknown" | "no-programme" }): Problem {
  switch (answer.kind) {
    case "no-programme":
      return NO_PROGRAMME;
    case "unknown":
      return UNKNOWN;
    case "refused":
      return refusal(answer);
    default:
      return answer satisfies never;
  }
}

type Refused = Extract<NotDone, { readonly kind: "refused" }>;

function refusal(refused: Refused): Problem {
  const { why } = refused;
  switch (refused.why) {
    case "not-whole":
      return no(why, "points are a whole number above 0", "body.points");
    case "other-currency": {
      const detail = `points are worth ${refused.wanted} here, and the order is in ${refused.currency}`;
      return no(why, detail, "body.currency", { currency: refused.wanted });
    }
    case "too-few": {
      const { available } = refused;
      return no(why, `the customer can spend ${available} points now`, "body.points", { available });
    }
    case "above-most": {
      const { most } = refused;
      return no(why, `points may pay for ${most} points' worth of this order`, "body.points", { most });
    }
    case "below-least": {
      const { least } = refused;
      return no(why, `${least} points are the fewest that can be spent at once`, "body.points", { least });
    }
    case "order-too-small": {
      const { minOrder, currency } = refused;
      const minimum = { amount: toMajor({ amount: minOrder, currency }), currency };
      return no(why, `orders below ${minimum.amount} ${currency} take no points`, "body.total", { minimum });
    }
    case "other-points": {
      const { points, state } = refused.hold;
      const replace = state === "held" ? ": cancel that, or send replace: true" : "";
      return against(why, `the order has ${state} ${points} points${replace}`, { points, state });
    }
    case "too-many-holds":
      return against(why, `${refused.holds} orders hold points of this customer already`);
    case "no-hold":
      return against(why, "the order holds no points of this customer: hold them first");
    case "cancelled":
      return against(why, "the hold was cancelled: hold the points again");
    case "committed":
      return against(
        why,
        "the points are spent: they come back when the order is cancelled or refunded whole",
      );
    case "returned":
      return against(why, "the order is void, and its points have come back: take another order");
    default:
      return refused satisfies never;
  }
}

type More = Readonly<Record<string, unknown>>;

const no = (reason: string, detail: string, place: string, more: More = {}): Problem => ({
  ...{ kind: "not-possible", detail, place },
  more: { reason, ...more },
});

/** The request would be right at another time. */
const against = (reason: string, detail: string, more: More = {}): Problem => ({
  ...{ kind: "conflict", detail, place: "body.order" },
  more: { reason, ...more },
});
