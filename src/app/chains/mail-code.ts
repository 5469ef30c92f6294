import { defined } from "../../domain/basics/defined.ts";
import type { GivenOffer } from "../../domain/chains/journal.ts";
import type { Lack } from "../../domain/chains/without-offer.ts";
import type { CodeRule } from "../../domain/config/offers.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Code, Terms } from "../../domain/offers/codes/code.ts";
import type { ChosenOffer } from "../../domain/offers/offers.ts";
import { PLATFORM_NAMES } from "../../domain/offers/till/platforms.ts";
import { makeIssueCode } from "../offers/issue-code.ts";
import { makeOnTill } from "../offers/put-on-till.ts";
import { makeTakeBack } from "../offers/take-back.ts";
import type { MailOffer } from "./offer-for.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { MemberTurn } from "./turn.ts";

/** A code that the ledger has, which a mail may carry as soon as the till knows it. */
export interface HeldCode {
  readonly code: Code;
  /** Live codes that it is better than, to be withdrawn once the customer has this one. */
  readonly replaces: readonly string[];
  /** Whether this chain's mails are what it was issued for: another's is not this one's to take back. */
  readonly isOwn: boolean;
}

export type MailCode =
  /** `held`: the offer's code; absent where it has none. */
  | { readonly kind: "ready"; readonly choice: MailOffer; readonly held?: HeldCode }
  /** `held`: of one that exists, and is not known to the shop's platform yet. */
  | { readonly kind: "lacking"; readonly lack: Lack; readonly held?: HeldCode };

/** Puts a code on its way to the shop's platform, with others of the same walk. */
export type ToTill = (code: Code) => void;

export interface CodeFor {
  readonly mailbox?: CustomerKey;
  /** Of a test, the variant whose mail carries the code. */
  readonly mailVariant?: string;
}

export type CodeDeps = Pick<
  ChainStepDeps,
  "codes" | "budgets" | "pools" | "rates" | "batches" | "secrets" | "clock"
>;

const MOST_ISSUES = 3;

/** The code of an offer that was chosen for a mail: issued, or found from an earlier mail or an earlier try. */
export function makeReserveCode(deps: CodeDeps) {
  const issueCode = makeIssueCode(deps);
  const takeBack = makeTakeBack(deps);
  return async (
    turn: MemberTurn,
    chosen: ChosenOffer,
    about: CodeFor,
  ): Promise<HeldCode | { readonly lack: Lack }> => {
    const { entry, chain, published } = turn;
    for (let issues = 1; ; issues++) {
      const result = await issueCode({
        customer: turn.person.profile.id,
        chosen,
        bundle: published.bundle,
        chain: { id: entry.chain, ...defined({ budget: chain.budget }) },
        ...defined(about),
      });
      if (result.kind === "none") return { lack: { because: result.because, why: result.why } };
      const { code, replaces } = result;
      // What this chain has reserved for another choice gives its place to the new one, if nobody has heard of it.
      const isOwn = code.chain === entry.chain;
      const isChanged = result.kind === "repeated" && isOwn && !isOf(code.terms, chosen);
      if (isChanged && issues < MOST_ISSUES && (await takeBack(code.code, CHANGED))) continue;
      return { code, replaces, isOwn };
    }
  };
}

const CHANGED = "the customer's offer has changed before the mail went";

const isOf = ({ tier, variant, subject }: Terms, chosen: ChosenOffer): boolean =>
  tier === chosen.tier && variant === chosen.variant && subject === chosen.subject;

/** The same for a message that goes now: where the shop's platform has to know the code first, it is told, and waited for. */
export function makeMailCode(deps: CodeDeps, toTill: ToTill) {
  const reserveCode = makeReserveCode(deps);
  const onTill = makeOnTill(deps);
  return async (turn: MemberTurn, choice: MailOffer<ChosenOffer>, about: CodeFor): Promise<MailCode> => {
    const { offer: chosen } = choice;
    if (!chosen || !ruleOf(turn, chosen)) return { kind: "ready", choice };
    const held = await reserveCode(turn, chosen, about);
    if ("lack" in held) return { kind: "lacking", ...held };
    const ready = {
      kind: "ready",
      choice: { ...choice, offer: givenOf(chosen, held.code) },
      held,
    } as const;
    const { till } = turn.store;
    if (!till || !needsTill(turn, chosen)) return ready;
    const state = await onTill(held.code);
    if (state === "known") return ready;
    if (state !== "queued") toTill(held.code);
    const why = `its code is not in ${PLATFORM_NAMES[till.platform]} yet`;
    return { kind: "lacking", lack: { because: "till", why }, held };
  };
}

const ruleOf = ({ published }: MemberTurn, { offer }: ChosenOffer): CodeRule | undefined =>
  published.bundle.offers.list[offer]?.code;

/** Whether the shop's platform has to be told of the offer's codes. Uploaded ones are the shop's own, which it knows. */
export function needsTill(turn: MemberTurn, chosen: ChosenOffer): boolean {
  const rule = ruleOf(turn, chosen);
  return turn.store.till !== undefined && rule !== undefined && !rule.pool;
}

/** What the mail promises is what the ledger has, whatever would be chosen now. */
function givenOf(chosen: ChosenOffer, { code, written = code, issue, terms }: Code): GivenOffer {
  const { minOrder: _, subject: __, ...choice } = chosen;
  return { ...choice, ...terms, code: written, issue };
}
