import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Code, Stage } from "../../domain/offers/codes/code.ts";
import { isExpired } from "../../domain/offers/codes/life.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { CodeStore } from "../../ports/codes.ts";

/** A code that somebody was sent or has used, as the ledger has it. */
export interface CodeReport {
  readonly code: string;
  readonly offer?: string;
  /** `nobody's`: it begins like the shop's codes, and nobody was given it. `another's`: it was given to somebody else. */
  readonly state: Stage["stage"] | "expired" | "another's" | "nobody's";
  readonly until?: Instant;
  /** What used it. */
  readonly order?: string;
  /** What that order was discounted by: store currency, minor units. */
  readonly amount?: number;
  /** Times that somebody else tried it. */
  readonly strangers?: number;
}

/** A customer's record says what is newest; it costs a read a code. */
const MOST = 100;

/** The codes of mails and orders, each with its record: `texts` in upper case, the newest first. */
export async function readCodes(
  codes: Pick<CodeStore, "get">,
  texts: readonly string[],
): Promise<ReadonlyMap<string, Code | undefined>> {
  const asked = [...new Set(texts)].slice(0, MOST);
  return new Map(
    await Promise.all(asked.map(async (text) => [text, await codes.get(text, "eventual")] as const)),
  );
}

/** What there is to say of each. Coupons of the shop's own, which look like no code of an offer, are left out. */
export function codeReports(
  records: ReadonlyMap<string, Code | undefined>,
  of: {
    readonly keys: ReadonlySet<CustomerKey>;
    readonly coupons: Profile["coupons"];
    readonly isOurs: (text: string) => boolean;
    readonly now: Instant;
  },
): readonly CodeReport[] {
  return [...records].flatMap(([text, code]): readonly CodeReport[] => {
    const used = of.coupons.find((coupon) => coupon.code === text);
    if (!code)
      return of.isOurs(text) ? [{ code: text, state: "nobody's", ...defined({ order: used?.order }) }] : [];
    if (!of.keys.has(code.customer))
      return [{ code: text, offer: code.offer, state: "another's", ...defined({ order: used?.order }) }];
    const isOver =
      (code.stage === "reserved" || code.stage === "sent" || code.stage === "released") &&
      isExpired(code, of.now);
    const redemption = code.stage === "redeemed" || code.stage === "spent" ? code.redemption : undefined;
    const { offer, strangers } = code;
    return [
      {
        ...{ code: text, offer, state: isOver ? "expired" : code.stage, until: code.terms.validUntil },
        ...defined({ order: redemption?.order, amount: redemption?.amount, strangers }),
      },
    ];
  });
}
