import type { Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { ISSUES_A_SEASON, issueOf, seasonsToProbe } from "../../domain/offers/codes/issue.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { CodeCandidate, CodeSource } from "./code-source.ts";
import { codeText } from "./code-text.ts";

interface MadeFor {
  readonly customer: CustomerKey;
  readonly offer: string;
  readonly prefix: string;
  /** The newest first: codes made with one that was replaced are still found. */
  readonly keys: readonly string[];
  readonly now: Instant;
  /** In milliseconds: how far back a code may have been issued that is good now. */
  readonly validFor: number;
}

/**
 * Codes whose text is derived from customer, offer and number: whoever asks finds them by trying the numbers of this season
 * and of those before that still count, each until one is missing.
 */
export function madeCodes(codes: Pick<CodeStore, "get">, made: MadeFor): CodeSource {
  const { customer, offer, prefix, keys, now, validFor } = made;
  const textOf = (issue: number, key: string) => codeText(prefix, { customer, offer, issue }, key);

  async function record(issue: number, consistency?: "eventual"): Promise<Code | undefined> {
    for (const key of keys) {
      const code = await codes.get(textOf(issue, key), consistency);
      if (code) return code;
    }
    return undefined;
  }

  async function inSeason(season: number, consistency?: "eventual") {
    const found: Code[] = [];
    for (let nth = 1; nth <= ISSUES_A_SEASON; nth++) {
      const code = await record(issueOf(season, nth), consistency);
      if (!code) return { found, next: issueOf(season, nth) };
      found.push(code);
    }
    return { found, next: undefined };
  }

  return {
    async look(consistency) {
      const seasons = await Promise.all(
        seasonsToProbe(now, validFor).map((season) => inSeason(season, consistency)),
      );
      const [key] = keys;
      const next = seasons[0]?.next;
      return {
        found: seasons.flatMap(({ found }) => found),
        async *candidates(): AsyncIterable<CodeCandidate> {
          if (key !== undefined && next !== undefined) yield { code: textOf(next, key), issue: next };
        },
      };
    },
    settled: async () => {},
  };
}
