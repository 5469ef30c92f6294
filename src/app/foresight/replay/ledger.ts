import type { Day } from "../../../domain/basics/calendar.ts";
import { sealDay } from "../../../domain/night/code-costs.ts";
import { isSettled } from "../../../domain/offers/budgets/returned.ts";
import type { Code } from "../../../domain/offers/codes/code.ts";
import type { CodeStore } from "../../../ports/codes.ts";
import { readMade, write } from "../../nightly/documents.ts";
import { makeAccount, makeAccountShard, mergedAccounts } from "../../nightly/ledger-account.ts";
import type { Account } from "../../nightly/ledger-documents.ts";
import { beginTask, type ShardInput, type TaskDeps } from "../../nightly/task.ts";

/** Codes whose account closes on one day, and what they come to while none of them is written. */
interface Closing {
  readonly codes: Map<string, Code>;
  account: Account | undefined;
}

/**
 * The ledger of codes of a replay, watched as it is written. Codes of which time alone changes nothing any more are not
 * read every night: what those of one day come to is kept until one of them is written.
 */
export function makeLedger(store: CodeStore) {
  const open = new Map<string, Code>();
  const closings = new Map<Day, Closing>();
  const dayOfCode = new Map<string, Day>();

  const codes: CodeStore = {
    ...store,
    async put(next) {
      const result = await store.put(next);
      if (result === "written") {
        takeOut(next.code);
        open.set(next.code, next);
      }
      return result;
    },
  };

  function takeOut(code: string): void {
    const closing = closings.get(dayOfCode.get(code) ?? Number.NaN);
    dayOfCode.delete(code);
    if (closing?.codes.delete(code)) closing.account = undefined;
  }

  function putAway(code: Code, timeZone: string): void {
    const day = sealDay(code, timeZone);
    const closing = closings.get(day) ?? { codes: new Map(), account: undefined };
    closings.set(day, closing);
    closing.codes.set(code.code, code);
    closing.account = undefined;
    dayOfCode.set(code.code, day);
    open.delete(code.code);
  }

  /** The production task on those codes that are still open, and what the others have come to. */
  function makeAccountOpen(deps: TaskDeps): (input: ShardInput) => Promise<unknown> {
    const accountShard = makeAccountShard({
      ...deps,
      codes: {
        async *inShard(shard) {
          if (shard === 0) yield* open.values();
        },
      },
    });
    return async (input) => {
      await accountShard(input);
      const { plan, bundle } = await beginTask(deps, input);
      const name = `ledger/${input.shard}` as const;
      const part = await readMade(deps.runs, input.run, name);
      const [still, over] = [[part.open], { ...part.closing }];
      for (const [day, closing] of closings) {
        closing.account ??= accountOf(closing.codes.values(), plan.now);
        if (day >= plan.today) still.push(closing.account);
        else {
          const known = over[day];
          over[day] = known ? mergedAccounts([known, closing.account]) : closing.account;
          // What closes is added up this night, and never looked at again.
          closings.delete(day);
        }
      }
      await write(deps.runs, input.run, name, { ...part, open: mergedAccounts(still), closing: over });
      for (const code of [...open.values()])
        if (isSettled(code, plan.now)) putAway(code, bundle.store.time_zone);
    };
  }

  return { codes, makeAccountOpen };
}

export type ReplayLedger = ReturnType<typeof makeLedger>;

function accountOf(codes: Iterable<Code>, now: number): Account {
  // Reserved long before the counters were read last.
  const account = makeAccount(now, Number.POSITIVE_INFINITY);
  for (const code of codes) account.add(code);
  return account.account();
}
