import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { VariantKind } from "../../domain/config/offers.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Benefit } from "../../domain/offers/benefit.ts";
import type {
  Code,
  Issued,
  Redemption,
  Remembered,
  Stage,
  Withdrawal,
} from "../../domain/offers/codes/code.ts";
import { KEPT_AFTER_MS } from "../../domain/offers/codes/issue.ts";
import type { Item } from "./journal-table.ts";

/** A code's attributes, of one letter or two: a code is written up to five times, and each KB of it is another unit. */
interface CodeItem {
  readonly v: number;
  readonly o: string;
  readonly i: number;
  readonly c: string;
  readonly f?: string;
  readonly m?: string;
  readonly an?: true;
  readonly b: Benefit;
  readonly k: VariantKind;
  readonly sj?: string;
  readonly t: string;
  readonly mo?: number;
  readonly u: number;
  readonly h?: string;
  readonly hv?: string;
  readonly n?: readonly string[];
  readonly r?: number;
  readonly ra?: number;
  readonly a: number;
  readonly q?: string;
  readonly s: Stage["stage"];
  readonly e?: number;
  readonly d?: RedemptionItem;
  readonly x?: number;
  readonly w?: { readonly y: string; readonly a: number };
  readonly l?: readonly string[];
  readonly g?: number;
}

interface RedemptionItem {
  readonly o: string;
  readonly m: number;
  readonly t?: number;
  readonly a: number;
  readonly b?: string;
  readonly g?: true;
}

/** Of the item of a code, without its key. Times are seconds only where DynamoDB asks for it. */
export function codeItem(code: Code): CodeItem & { readonly [JOURNAL_EXPIRY]: number } {
  const { terms } = code;
  return {
    ...{ v: code.revision, o: code.offer, i: code.issue, c: code.customer, a: code.issuedAt, s: code.stage },
    ...{ b: terms.benefit, k: terms.variant, t: terms.tier, u: terms.validUntil },
    ...defined({ sj: terms.subject, mo: terms.minOrder }),
    ...defined({ f: code.written, m: code.mailbox, h: code.chain, hv: code.mailVariant, q: code.batch }),
    ...defined({ ra: code.reservedAt, e: code.sentAt, l: code.voided, g: code.strangers }),
    ...(code.bound === "anyone" && { an: true }),
    ...(code.counters.length > 0 && { n: code.counters }),
    ...(code.reserved !== 0 && { r: code.reserved }),
    ...(code.withdrawal && { w: { y: code.withdrawal.why, a: code.withdrawal.at } }),
    ...("redemption" in code && { d: redemptionItem(code.redemption) }),
    ...("voidAt" in code && { x: code.voidAt }),
    [JOURNAL_EXPIRY]: Math.ceil((terms.validUntil + KEPT_AFTER_MS) / 1_000),
  };
}

export function codeIn(item: Item): Code {
  const stored = item as unknown as CodeItem & { readonly entry: string };
  const issued: Issued = {
    ...{ code: stored.entry, offer: stored.o, issue: stored.i, customer: stored.c as CustomerKey },
    ...{ bound: stored.an ? "anyone" : "customer", counters: stored.n ?? [], reserved: stored.r ?? 0 },
    issuedAt: stored.a,
    terms: {
      ...{ benefit: stored.b, variant: stored.k, tier: stored.t, validUntil: stored.u },
      ...defined({ subject: stored.sj, minOrder: stored.mo }),
    },
    ...defined({ written: stored.f, mailbox: stored.m as CustomerKey | undefined, chain: stored.h }),
    ...defined({ mailVariant: stored.hv, reservedAt: stored.ra, batch: stored.q }),
  };
  const withdrawal = stored.w && { why: stored.w.y, at: stored.w.a };
  const remembered: Remembered = defined({
    ...{ sentAt: stored.e, voided: stored.l, strangers: stored.g, withdrawal },
  });
  return { ...issued, ...remembered, ...stageIn(stored, withdrawal), revision: stored.v };
}

function stageIn(item: CodeItem, withdrawal: Withdrawal | undefined): Stage {
  switch (item.s) {
    case "reserved":
      return { stage: item.s };
    case "sent":
      return { stage: item.s, sentAt: item.e ?? 0 };
    case "redeemed":
      return { stage: item.s, redemption: redemptionIn(item.d) };
    case "released":
    case "spent":
      return { stage: item.s, redemption: redemptionIn(item.d), voidAt: item.x ?? 0 };
    case "withdrawn":
      return { stage: item.s, withdrawal: withdrawal ?? { why: "", at: 0 } };
  }
}

function redemptionItem({ order, amount, total, at, by, given }: Redemption): RedemptionItem {
  return { o: order, m: amount, a: at, ...defined({ t: total, b: by, g: given }) };
}

function redemptionIn(item: RedemptionItem | undefined): Redemption {
  const { o, m, t, a, b, g } = item ?? { o: "", m: 0, a: 0 };
  return { order: o, amount: m, at: a, ...defined({ total: t, by: b as CustomerKey | undefined, given: g }) };
}
