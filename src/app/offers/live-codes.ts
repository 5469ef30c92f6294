import type { Code } from "../../domain/offers/codes/code.ts";
import { ISSUES_A_SEASON, seasonsBack } from "../../domain/offers/codes/issue.ts";
import { isLive } from "../../domain/offers/codes/life.ts";
import type { CodeStore } from "../../ports/codes.ts";
import { codeOf } from "../mail/codes.ts";
import type { CodesAsked } from "./code-origin.ts";

interface Found {
  /** Good by the date that mails say, the latest issue first. */
  readonly live: readonly Code[];
  /** The number of the next code. */
  readonly next: number;
}

/** A customer's codes of one offer, found by the texts that they must have. */
export async function liveCodes(codes: Pick<CodeStore, "get">, asked: CodesAsked): Promise<Found> {
  const live: Code[] = [];
  const seasons = seasonsBack(asked.now, asked.validForMs);
  let next = (seasons[0] ?? 0) * ISSUES_A_SEASON + 1;
  for (const season of seasons)
    for (let issue = season * ISSUES_A_SEASON + 1; ; issue++) {
      const code = await codes.get(textOf(asked, issue));
      if (season === seasons[0]) next = issue;
      if (!code) break;
      if (isLive(code, asked.now) && code.terms.validUntil > asked.now) live.push(code);
    }
  return { live: live.sort((a, b) => b.issue - a.issue), next };
}

export function textOf({ customer, offer, rule, links }: CodesAsked, issue: number): string {
  return codeOf(rule.prefix ?? offer, { customer, offer, issue }, links);
}
