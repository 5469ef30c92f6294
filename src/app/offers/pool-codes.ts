import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { TellOfferNews } from "../../domain/offers/news.ts";
import { poolMarks } from "../../domain/offers/pools.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { Pointer, PoolCounts, PoolStore } from "../../ports/pools.ts";
import type { CodeCandidate, CodeSource } from "./code-source.ts";

interface PoolFor {
  readonly customer: CustomerKey;
  readonly offer: string;
  readonly now: Instant;
}

interface PoolDeps {
  readonly codes: Pick<CodeStore, "get">;
  readonly pools: Pick<PoolStore, "free" | "takeOut" | "pointer" | "point">;
  readonly tell?: TellOfferNews;
}

/**
 * Codes of an uploaded list. Which code is to be a customer's is noted first, so that a call that broke off goes on with the
 * same; whose it is, the ledger's one conditional write decides.
 */
export function poolCodes({ codes, pools, tell }: PoolDeps, { customer, offer, now }: PoolFor): CodeSource {
  const today = dayOf("UTC", now);
  return {
    async look() {
      const pointer = await pools.pointer(offer, customer);
      const pointed = pointer && (await codes.get(pointer.code));
      const isMine = pointed?.customer === customer && pointed.offer === offer;
      return {
        found: isMine ? [pointed] : [],
        async *candidates() {
          if (pointer && !pointed) yield candidateOf(pointer);
          const issue = (pointer?.issue ?? 0) + (isMine || !pointer ? 1 : 0);
          let before = pointer;
          for (const written of await pools.free(offer, `${customer}#${issue}`)) {
            const next = { code: written, issue };
            if (!(await pools.point(offer, customer, next, before))) return;
            before = next;
            yield candidateOf(next);
          }
        },
      };
    },
    async settled({ code }) {
      const after = await pools.takeOut(offer, code, today);
      for (const mark of marksReached(after, today))
        await tell?.({ kind: "pool", mark, offer, left: after.free });
    },
  };
}

function candidateOf({ code: written, issue }: Pointer): CodeCandidate {
  const code = written.toUpperCase();
  return { code, issue, ...(written !== code && { written }) };
}

/** The marks that the pool is at now and was not before this code was taken. */
function marksReached({ added, free, taken }: PoolCounts, today: number) {
  const marks = (left: number, of: Readonly<Record<number, number>>) =>
    poolMarks({ added, left, daily: week(of, today) });
  const before = marks(free + 1, { ...taken, [today]: Math.max(0, (taken[today] ?? 0) - 1) });
  return marks(free, taken).filter((mark) => !before.includes(mark));
}

const week = (taken: Readonly<Record<number, number>>, today: number): readonly number[] =>
  Array.from({ length: 7 }, (_, back) => taken[today - back] ?? 0);
