import type { Bundle } from "../../domain/config/bundle.ts";
import type { Basket } from "../../domain/offers/basket.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { decide } from "../../domain/offers/codes/decide.ts";
import { type CodeStanding, codeStanding, type WhyNot, worthOf } from "../../domain/offers/codes/standing.ts";
import { keysOf, makeBearing, type Person } from "./bearer.ts";
import { makeRecentBundle } from "./recent-bundle.ts";
import type { TillDeps } from "./till-deps.ts";
import { basketOf, type TillBasket, type TillMoney, tillMoney } from "./till-money.ts";

export interface CodeQuestion {
  readonly code: string;
  readonly person: Person;
  readonly basket: TillBasket;
  /** The order that the basket is to become, where the till knows its id. */
  readonly order?: string | undefined;
}

/** What is found of a code for a basket, and in whose money to say it. */
export type Judged = {
  readonly bundle: Bundle;
  readonly money: TillMoney;
} & (
  | { readonly kind: "good"; readonly code: Code; readonly basket: Basket; readonly amount: number }
  /** The order has used it already. */
  | { readonly kind: "again"; readonly code: Code; readonly amount: number }
  | { readonly kind: "no"; readonly why: WhyNot; readonly code?: Code }
);

/** `no-config`: nothing is published, so that nothing was ever issued. `no-rate`: the store has none for the currency. */
export type Unjudged = { readonly kind: "no-config" } | { readonly kind: "no-rate"; readonly store: string };

const UNKNOWN: CodeStanding = { kind: "no", why: "unknown" };

/**
 * Whether a code is good for a basket and what it takes off: at most two reads of small items, and one write where
 * somebody tries another customer's.
 */
export function makeJudgeCode(deps: TillDeps) {
  const { codes, clock } = deps;
  const recentBundle = makeRecentBundle(deps);
  const bearingOf = makeBearing(deps);

  /** `fresh`: by a strong read, after somebody else has written. */
  return async (question: CodeQuestion, how?: "fresh"): Promise<Judged | Unjudged> => {
    const bundle = await recentBundle();
    if (!bundle) return { kind: "no-config" };
    const money = tillMoney(bundle.store, question.basket.currency, clock.now());
    if (!money) return { kind: "no-rate", store: bundle.store.currency };
    return { bundle, money, ...(await judge(question, money, how)) };
  };

  async function judge(
    { code: text, person, order, ...asked }: CodeQuestion,
    money: TillMoney,
    how: "fresh" | undefined,
  ) {
    const { code, standing } = await look(text, order, how);
    if (!code) return { kind: "no", why: "unknown" } as const;
    if (standing.kind === "no") return { ...standing, code };
    if (standing.kind === "again")
      return { kind: "again", code, amount: standing.redemption.amount } as const;
    const bearing = code.bound === "customer" ? await bearingOf(code, person) : "own";
    if (bearing === "unnamed") return { kind: "no", why: "customer-needed", code } as const;
    if (bearing === "another") {
      await count(code, person);
      return { kind: "no", why: "not-yours", code } as const;
    }
    const basket = basketOf(asked.basket, money);
    const worth = worthOf(code, basket);
    if (worth.kind === "nothing") return { kind: "no", why: worth.why, code } as const;
    return { kind: "good", code, basket, amount: worth.amount } as const;
  }

  /** A no is said by a strong read only: what was issued or given back a second ago is good. */
  async function look(text: string, order: string | undefined, how: "fresh" | undefined) {
    const first = how === "fresh" ? undefined : found(await codes.get(text, "eventual"), order);
    return first && first.standing.kind !== "no" ? first : found(await codes.get(text), order);
  }

  function found(code: Code | undefined, order: string | undefined) {
    return { code, standing: code ? codeStanding(code, { now: clock.now(), order }) : UNKNOWN };
  }

  /** Whoever writes at the same moment may win: one try less is counted then. */
  async function count(code: Code, person: Person): Promise<void> {
    const [by] = keysOf(person);
    const outcome = decide(code, { kind: "tried", at: clock.now(), ...(by !== undefined && { by }) });
    if (outcome.kind === "next") await codes.put(outcome.code);
  }
}
