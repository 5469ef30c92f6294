import { DAY, dayOf } from "../../domain/basics/calendar.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { isLive } from "../../domain/offers/codes/life.ts";
import type { Given } from "../../ports/pools.ts";
import type { CodeSource, CodesAsked, NextCode, SourceDeps } from "./code-origin.ts";

/** Codes of one customer that may be good at the same time: a better one is noted before the lesser is withdrawn. */
const MOST_GIVEN = 5;
/** As long as the ledger keeps its records (KEPT_DAYS). */
const NOTED_DAYS = 100;

/**
 * Codes of an uploaded list. Which code is to be a customer's is noted first, so that a call that broke off goes on with the
 * same; whose it is, the ledger's one conditional write decides. What the ledger has is taken out of the list afterwards,
 * by whoever finds it there.
 */
export function pooledCodes({ codes, pools }: SourceDeps, { customer, offer, now }: CodesAsked): CodeSource {
  const today = dayOf("UTC", now);
  /** What stood there at the last look, and what was good of it. */
  let given: Given | undefined;
  let good: readonly Code[] = [];

  const isGood = (code: Code): boolean =>
    code.customer === customer && code.offer === offer && isLive(code, now) && code.terms.validUntil > now;

  return {
    async look() {
      given = await pools.given(offer, customer);
      const records = await Promise.all((given?.codes ?? []).map((code) => codes.get(code)));
      good = records.filter((code) => code !== undefined && isGood(code)) as readonly Code[];
      const live = [...good].sort((one, other) => other.issue - one.issue);
      // A call broke off before the ledger had it, or nobody has heard of it: it is still to be the customer's.
      if (given && isFree(records[0])) return { live, next: nextOf(given.codes[0], given.issue, records[0]) };
      const next = await firstFree((given?.issue ?? 0) + 1);
      return { live, ...(next && { next }) };
    },
    async claim({ text, written = text, issue }, validUntil) {
      if (given?.codes[0] === written && given.issue === issue) return true;
      const earlier = good.map((code) => code.written ?? code.code).slice(0, MOST_GIVEN - 1);
      const until = validUntil + NOTED_DAYS * DAY;
      return pools.note(offer, customer, { codes: [written, ...earlier], issue }, given, until);
    },
    taken: ({ text }) => pools.takeOut(offer, text, today),
  };

  async function firstFree(issue: number): Promise<NextCode | undefined> {
    for (;;) {
      const some = await pools.free(offer, `${customer}#${issue}`);
      if (some.length === 0) return undefined;
      for (const written of some) {
        const record = await codes.get(written);
        if (isFree(record)) return nextOf(written, issue, record);
        await pools.takeOut(offer, written, today);
      }
    }
  }
}

/** Whether nobody has it, or whoever was to have it has never heard of it. */
const isFree = (code: Code | undefined): boolean =>
  code === undefined || (code.stage === "withdrawn" && code.back === true);

function nextOf(written: string, issue: number, record: Code | undefined): NextCode {
  const text = written.toUpperCase();
  return { text, issue, revision: (record?.revision ?? 0) + 1, ...(written !== text && { written }) };
}
