import { type Instant, parseDuration } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { toMinor } from "../../domain/basics/money.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { CodeRule } from "../../domain/config/offers.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { claimsOf } from "../../domain/offers/budgets/counters.ts";
import { type Measured, reservationFor } from "../../domain/offers/budgets/reservation.ts";
import { isBetter } from "../../domain/offers/codes/better.ts";
import type { Code, Issued } from "../../domain/offers/codes/code.ts";
import { isLive, issued } from "../../domain/offers/codes/life.ts";
import type { TellOfferNews } from "../../domain/offers/news.ts";
import type { ChosenOffer } from "../../domain/offers/offers.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { PoolStore } from "../../ports/pools.ts";
import type { CodeCandidate, CodeSource } from "./code-source.ts";
import { madeCodes } from "./made-codes.ts";
import { poolCodes } from "./pool-codes.ts";
import { makeReserveBudget } from "./reserve-budget.ts";

export interface IssueDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly budgets: Pick<BudgetStore, "reserve" | "giveBack">;
  readonly pools: Pick<PoolStore, "free" | "takeOut" | "pointer" | "point">;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly tell?: TellOfferNews;
}

export interface IssueRequest {
  readonly customer: CustomerKey;
  readonly mailbox?: CustomerKey;
  /** What the customer is to get, of an offer that has codes. */
  readonly offer: ChosenOffer;
  readonly bundle: Bundle;
  /** The chain or campaign (`campaign:NAME`) and the test's variant whose mail carries it. */
  readonly chain?: string;
  readonly mailVariant?: string;
  /** The batch in which the shop's platform is told of a new code. */
  readonly batch?: string;
  /** What has become of the offer's codes so far, for budgets that reserve what is expected. */
  readonly measured?: Measured;
  /** What a walk has reserved for a code of its block. Used up by `issued` alone. */
  readonly ahead?: Reservation;
}

/** So much in each of the counters. */
export interface Reservation {
  readonly counters: readonly string[];
  readonly amount: number;
  readonly at: Instant;
}

export type IssueOutcome =
  | {
      /** `repeated`: the customer has a code as good. Its terms count, whatever was chosen now. */
      readonly kind: "issued" | "repeated";
      readonly code: Code;
      /** The customer's other codes of the offer that still hold: to be withdrawn once this one was sent. */
      readonly replaces: readonly Code[];
    }
  | { readonly kind: "none"; readonly why: string; readonly because: "budget" | "pool" };

/** Others issue to the same customer at the same time: each conflict is one other's code. */
const ATTEMPTS = 8;

/**
 * Gives a customer a code of an offer: the one that holds already, or a new one. Whoever asks again, or at the same time,
 * gets the same code. What breaks off leaves at most more reserved than is needed, which the night gives back.
 */
export function makeIssueCode(deps: IssueDeps) {
  const { codes, budgets, clock } = deps;
  const reserve = makeReserveBudget(deps);

  return async (request: IssueRequest): Promise<IssueOutcome> => {
    let reservation = request.ahead;
    const giveBack = async () => {
      if (reservation && !request.ahead) await budgets.giveBack(reservation.counters, reservation.amount);
    };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const now = clock.now();
      const source = await sourceOf(deps, request, now);
      const { found, candidates } = await source.look(attempt === 0 ? "eventual" : undefined);
      const standing = found.filter((code) => isLive(code, now));
      const best = bestOf(standing.filter(({ terms }) => terms.validUntil > now));
      if (best && !isBetter(request.offer.benefit, best.terms.benefit)) {
        await giveBack();
        return repeated(best, standing);
      }
      if (!reservation) {
        const outcome = await reserved(request, now);
        if ("none" in outcome) return best ? repeated(best, standing) : outcome.none;
        reservation = outcome;
      }
      let tried = false;
      for await (const candidate of candidates()) {
        tried = true;
        const code = await put(source, candidate, issued(recordOf(request, candidate, reservation, now)));
        if (code) return { kind: "issued", code, replaces: standing };
      }
      // Nothing is free; but what was the last may just have become this customer's.
      if (tried || attempt === 0) continue;
      await giveBack();
      if (best) return repeated(best, standing);
      const { offer } = request.offer;
      await deps.tell?.({ kind: "pool", mark: "empty", offer, left: 0 });
      return { kind: "none", because: "pool", why: `no code of ${offer} is left` };
    }
    await giveBack();
    throw new Error(`codes of ${request.offer.offer} for one customer kept changing`);
  };

  /** The record, if it is in the ledger now and was put by this call. */
  async function put(source: CodeSource, candidate: CodeCandidate, code: Code): Promise<Code | undefined> {
    const outcome = await codes.put(code);
    // The answer to a first try may have been lost, and the client has tried again: then the record there is this one.
    const there = outcome === "written" ? code : await codes.get(code.code);
    await source.settled(candidate);
    return there && isSame(there, code) ? there : undefined;
  }

  async function reserved(
    { bundle, offer, chain, measured }: IssueRequest,
    now: Instant,
  ): Promise<Reservation | { readonly none: Extract<IssueOutcome, { kind: "none" }> }> {
    const claims = claimsOf(bundle, offer.offer, chain, now);
    const amount =
      claims.length === 0 ? 0 : (reservationFor(offer.benefit, bundle.offers.reserve, measured) ?? 0);
    const outcome = await reserve(claims, amount);
    if (outcome === "reserved") return { counters: claims.map(({ counter }) => counter), amount, at: now };
    const why = `the budget ${outcome.exhausted} has ${outcome.left} left of the ${amount} that a code needs`;
    return { none: { kind: "none", because: "budget", why } };
  }
}

async function sourceOf(
  deps: IssueDeps,
  { customer, offer, bundle }: IssueRequest,
  now: Instant,
): Promise<CodeSource> {
  const configured = bundle.offers.list[offer.offer];
  const { prefix, pool } = ruleOf(configured?.code, offer.offer);
  if (pool || prefix === undefined) return poolCodes(deps, { customer, offer: offer.offer, now });
  const { links: keys } = await deps.secrets.keys();
  if (keys.length === 0) throw new Error("the keys secret has no value for links, with which codes are made");
  const validFor = parseDuration(configured?.valid_for ?? "") ?? 0;
  return madeCodes(deps.codes, { customer, offer: offer.offer, prefix, keys, now, validFor });
}

function ruleOf(rule: CodeRule | undefined, offer: string): CodeRule {
  if (!rule) throw new Error(`the offer ${offer} has no codes`);
  return rule;
}

function recordOf(
  { customer, mailbox, offer: chosen, bundle, chain, mailVariant, batch }: IssueRequest,
  candidate: CodeCandidate,
  { counters, amount, at }: Reservation,
  now: Instant,
): Issued {
  const { offer, benefit, variant, subject, tier, validUntil } = chosen;
  const { code: rule, min_order } = bundle.offers.list[offer] ?? {};
  const minOrder = min_order === undefined ? undefined : toMinor(min_order, bundle.store.currency);
  return {
    ...candidate,
    ...{ offer, customer, bound: rule?.bound ?? "customer" },
    terms: { benefit, variant, tier, validUntil, ...defined({ subject, minOrder }) },
    ...{ counters, reserved: counters.length > 0 ? amount : 0, issuedAt: now },
    ...defined({ mailbox, chain, mailVariant, batch, reservedAt: at === now ? undefined : at }),
  };
}

const isSame = (there: Code, put: Code): boolean =>
  there.customer === put.customer &&
  there.offer === put.offer &&
  there.issue === put.issue &&
  there.issuedAt === put.issuedAt &&
  there.reserved === put.reserved &&
  there.chain === put.chain;

const bestOf = (codes: readonly Code[]): Code | undefined =>
  codes.reduce<Code | undefined>(
    (best, code) => (best && !isBetter(code.terms.benefit, best.terms.benefit) ? best : code),
    undefined,
  );

const repeated = (code: Code, standing: readonly Code[]): IssueOutcome => ({
  kind: "repeated",
  code,
  replaces: standing.filter((one) => one.code !== code.code),
});
