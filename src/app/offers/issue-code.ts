import { parseDuration } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Budget, Offers } from "../../domain/config/offers.ts";
import type { Store } from "../../domain/config/store.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Claim } from "../../domain/offers/budgets/budget.ts";
import { claimsOf, exhaustedInWords } from "../../domain/offers/budgets/claims.ts";
import { type Rates, toReserve } from "../../domain/offers/budgets/reserve.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { isAtLeast } from "../../domain/offers/codes/issue.ts";
import { issued } from "../../domain/offers/codes/life.ts";
import type { ChosenOffer } from "../../domain/offers/offers.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { PoolStore } from "../../ports/pools.ts";
import { codeSource } from "./code-source.ts";

export interface IssueRequest {
  readonly customer: CustomerKey;
  /** The ledger of the address that it is issued for. */
  readonly mailbox?: CustomerKey;
  /** An offer with a code. */
  readonly chosen: ChosenOffer;
  readonly bundle: { readonly offers: Offers; readonly store: Store };
  /** The chain or campaign whose mail carries it. */
  readonly chain?: { readonly id: string; readonly budget?: Budget };
  readonly mailVariant?: string;
}

export type IssueResult =
  /** `replaces`: live codes of the same customer and offer that are worth less. They are withdrawn once this one is sent. */
  | { readonly kind: "issued" | "repeated"; readonly code: Code; readonly replaces: readonly string[] }
  | { readonly kind: "none"; readonly why: string; readonly because: "budget" | "pool" };

export type IssueCode = (request: IssueRequest) => Promise<IssueResult>;

export interface IssueDeps {
  readonly codes: CodeStore;
  readonly budgets: BudgetStore;
  readonly pools: Pick<PoolStore, "free" | "takeOut" | "given" | "note">;
  /** What the last night has measured; nothing before it. Asked only where the config reserves what is expected. */
  readonly rates: () => Promise<Rates>;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/**
 * The code of one customer and offer: the live one as long as it is worth as much as what was chosen, else the next one,
 * reserved in the budgets and in the ledger. Whoever asks at the same time gets the same.
 */
export function makeIssueCode({ codes, budgets, pools, rates, secrets, clock }: IssueDeps): IssueCode {
  return async (request) => {
    const { offers, store } = request.bundle;
    const { chosen, customer } = request;
    const offer = offers.list[chosen.offer];
    const rule = offer?.code;
    const [links] = (await secrets.keys()).links;
    if (!offer || !rule) throw new Error(`offer ${chosen.offer} has no code`);
    if (!links) throw new Error("the keys secret has no links key: codes cannot be made");
    for (;;) {
      const now = clock.now();
      const validForMs = parseDuration(offer.valid_for) ?? 0;
      const asked = { customer, offer: chosen.offer, rule, now, links, validForMs };
      const source = codeSource({ codes, pools }, asked);
      const { live, next } = await source.look();
      const good = live.find(({ terms }) => isAtLeast(terms.benefit, chosen.benefit));
      if (good) {
        const lesser = live.filter(({ terms }) => !isAtLeast(terms.benefit, good.terms.benefit));
        return { kind: "repeated", code: good, replaces: lesser.map(({ code }) => code) };
      }
      if (!next) return { kind: "none", because: "pool", why: `offer ${chosen.offer} has no codes left` };
      const at = { offers, offer: chosen.offer, currency: store.currency, timeZone: store.time_zone };
      const claims = claimsOf({ ...at, ...defined({ chain: request.chain }) }, now);
      const worth = await reserved(claims, chosen, offers.reserve);
      if (typeof worth === "string") return { kind: "none", because: "budget", why: worth };
      const first = issued({
        code: next.text,
        ...defined({ written: next.written, pool: rule.pool }),
        offer: chosen.offer,
        issue: next.issue,
        customer,
        ...defined({ mailbox: request.mailbox, chain: request.chain?.id, mailVariant: request.mailVariant }),
        bound: rule.bound,
        terms: {
          benefit: chosen.benefit,
          variant: chosen.variant,
          tier: chosen.tier,
          validUntil: chosen.validUntil,
          ...defined({ subject: chosen.subject, minOrder: chosen.minOrder }),
        },
        counters: claims.map(({ counter }) => counter),
        reserved: worth,
        issuedAt: now,
      });
      const code = { ...first, revision: next.revision };
      const isMine = (await source.claim(next, chosen.validUntil)) && (await codes.put(code)) === "written";
      if (isMine) {
        await source.taken(next);
        return { kind: "issued", code, replaces: live.map((lesser) => lesser.code) };
      }
      if (worth > 0 && !(await isOwn(code))) await budgets.giveBack(code.counters, worth);
    }
  };

  /**
   * Whether what is there in place of a code may be that very code: the SDK repeats a write whose answer was lost, and finds
   * it made. That of another walk of the same chain and millisecond looks the same, and too much stays reserved until the
   * night.
   */
  async function isOwn({ code, customer, issuedAt, chain }: Code): Promise<boolean> {
    const there = await codes.get(code);
    return there?.customer === customer && there.issuedAt === issuedAt && there.chain === chain;
  }

  /** What is reserved in each claim; a text: why nothing is. */
  async function reserved(
    claims: readonly Claim[],
    { benefit, offer }: ChosenOffer,
    how: Offers["reserve"],
  ): Promise<number | string> {
    if (claims.length === 0) return 0;
    const rate = how === "expected" ? (await rates())[offer] : undefined;
    const worth = toReserve(benefit, rate);
    if (worth === undefined) return `offer ${offer} has no upper bound, and no budget can hold it`;
    const result = await budgets.reserve(claims, worth);
    return result === "reserved" ? worth : exhaustedInWords(result.exhausted);
  }
}
