import { DAY } from "../../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import { type SpendRules, worthOf } from "../../../domain/loyalty/spend-limit.ts";
import type { Code } from "../../../domain/offers/codes/code.ts";
import { issued } from "../../../domain/offers/codes/life.ts";
import type { CodeStore } from "../../../ports/codes.ts";
import { codeOf } from "../../mail/codes.ts";
import { makeChangeCode } from "../../offers/change-code.ts";
import type { TillAnswer, TillDeps } from "./change-wallet.ts";
import { makeCommit } from "./commit.ts";
import { makeHold } from "./hold.ts";
import { makeProgramme, type Programme } from "./programme.ts";
import { CODE_ORDER } from "./spent-fact.ts";

export interface PointsCodeDeps extends TillDeps {
  readonly codes: CodeStore;
  /** Tells the shop's platform of the code, where the config names one. */
  readonly putOnTill: (codes: readonly Code[]) => Promise<void>;
}

export interface PointsCodeRequest {
  /** The shop's own id of the request: the same one again gets the same code. */
  readonly request: string;
  readonly points: number;
}

export type PointsCodeAnswer =
  | {
      readonly kind: "code";
      readonly code: Code;
      readonly points: number;
      readonly available: number;
      readonly onPlatform: boolean;
      readonly rules: SpendRules;
    }
  | Exclude<TillAnswer, { readonly kind: "done" }>;

/** What the codes are called in the ledger: no offer of the config. */
const OFFER = "points";
const VALID_DAYS = 30;
/** Texts of one request that may be taken by another's code. */
const MOST_TEXTS = 10;

/**
 * Turns points into a code of the ledger, worth what they are, for the customer alone. The points are held, the code is
 * written, and only then the points are spent: where it breaks off before, nobody has heard of the code, and after, the
 * next try with the same request gets it. So no point is lost and none is there twice.
 */
export function makePointsCode(deps: PointsCodeDeps) {
  const { codes, secrets, clock } = deps;
  const hold = makeHold(deps);
  const commit = makeCommit(deps);
  const changeCode = makeChangeCode(deps);
  const programmeNow = makeProgramme(deps);

  return async (who: string, { request, points }: PointsCodeRequest): Promise<PointsCodeAnswer> => {
    const programme = await programmeNow();
    if (!programme) return { kind: "no-programme" };
    const order = `${CODE_ORDER}${request}`;
    const { currency } = programme.rules;
    const held = await hold(who, { order, points, currency });
    if (held.kind !== "done") return held;
    const code = await written(held.wallet.customer, { request, points }, programme);
    const spent = await commit(who, order, { code: code.code });
    if (spent.kind !== "done") return spent;
    const onPlatform = programme.store.till !== undefined;
    if (onPlatform && code.batch === undefined) await deps.putOnTill([code]);
    const sent = await changeCode(code.code, { kind: "sent", at: clock.now() });
    return {
      ...{ kind: "code", points, available: spent.available, onPlatform, rules: programme.rules },
      code: "code" in sent ? sent.code : code,
    };
  };

  async function written(
    customer: CustomerKey,
    { request, points }: PointsCodeRequest,
    { rules, now }: Programme,
  ): Promise<Code> {
    const [links] = (await secrets.keys()).links;
    if (!links) throw new Error("the keys secret has no links key: codes cannot be made");
    // The platform tells ids of one request apart, whoever's they are; the ledger's text is the customer's too.
    const offer = `${OFFER}\0${request}`;
    for (let issue = 1; issue <= MOST_TEXTS; issue++) {
      const text = codeOf(OFFER, { customer, offer, issue }, links);
      const amount = worthOf(points, rules);
      const made = issued({
        ...{ code: text, offer: OFFER, issue, customer, bound: "customer", counters: [], reserved: 0 },
        terms: {
          benefit: { kind: "amount", amount },
          ...{ variant: "universal", tier: OFFER, minOrder: smallestOrder(amount, rules) },
          validUntil: now.at + VALID_DAYS * DAY,
        },
        issuedAt: now.at,
      });
      if ((await codes.put(made)) === "written") return made;
      const there = await codes.get(text);
      if (there?.customer === customer && there.offer === OFFER) return there;
    }
    throw new Error("no text is free for a code of points");
  }
}

/** Points pay the same share of an order at most, whichever way. */
const smallestOrder = (amount: number, { mostPercent, minOrder }: SpendRules): number =>
  Math.max(minOrder, mostPercent > 0 ? Math.ceil((amount * 100) / mostPercent) : amount);
