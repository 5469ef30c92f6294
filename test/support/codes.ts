import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Code, Issued, Stage } from "../../src/domain/offers/codes/code.ts";

/** When a code of these tests is issued, unless it says otherwise: 2026-03-01, 12:00 UTC. */
export const ISSUED_AT = Date.UTC(2026, 2, 1, 12);

type Parts = Partial<Omit<Issued, "terms">> & { readonly terms?: Partial<Issued["terms"]> };

/** A code of 100 roubles off that is good for a week. */
export function codeWith(text: string, { terms, ...parts }: Parts = {}, stage?: Stage & Partial<Code>): Code {
  const issuedAt = parts.issuedAt ?? ISSUED_AT;
  const whole = {
    code: text,
    offer: "thanks",
    issue: 8_105_01,
    customer: "u:ann" as CustomerKey,
    bound: "customer",
    chain: "welcome",
    counters: [],
    reserved: 0,
    ...parts,
    issuedAt,
    terms: {
      benefit: { kind: "amount", amount: 10_000 },
      variant: "universal",
      tier: "standard",
      validUntil: issuedAt + 7 * DAY,
      ...terms,
    },
    revision: 1,
  } as const;
  return stage ? { ...whole, ...stage } : { ...whole, stage: "reserved" };
}
