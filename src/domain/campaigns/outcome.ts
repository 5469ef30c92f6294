import type { StepOutcome } from "../chains/actions.ts";
import type { Entry } from "../chains/journal.ts";
import { addTo, type Expected, type Reasons } from "./waterfall.ts";

/** What became of one of those who were let in. */
export type Became = StepOutcome | "left" | "waiting" | "not-entered";

/** Of those of whom the same was expected: what became of them, by the reason. */
export type Outcomes = Readonly<Partial<Record<Became, Reasons>>>;

/** What became of a start's customers, by what was expected of each. */
export interface Tally {
  readonly by: Readonly<Record<Expected, Outcomes>>;
  /** Not decided yet. */
  readonly waiting: number;
  /** Who got a mail and has ordered since. */
  readonly boughtAfterMail: number;
  /** Who was held out and has ordered since. */
  readonly boughtHeldOut: number;
}

/** Reasons that name somebody are told without the name. */
const PERSONAL = /^(merged: goes on) as .*$/;

/** What an entry says; `run`: of this start. Another run in its place means that this one was never entered. */
export function becameOf(
  entry: Entry | undefined,
  run: string,
): { readonly what: Became; readonly why: string } {
  if (!entry || entry.run !== run) return { what: "not-entered", why: "still in an earlier start, or gone" };
  const final = entry.steps.find(({ what }) => what !== "deferred");
  if (final) {
    const isPlain = final.what === "sent" || final.what === "holdout";
    return { what: final.what, why: isPlain ? "" : plain(final.why) };
  }
  if (entry.status === "done") return { what: "left", why: plain(entry.outcome ?? "") };
  const put = entry.steps.find(({ what }) => what === "deferred");
  return { what: "waiting", why: put ? plain(put.why) : "" };
}

const plain = (why: string): string => why.replace(PERSONAL, "$1 as another").slice(0, 120);

/** Adds up what became of customers one by one. */
export function makeTally() {
  const by: Record<Expected, Partial<Record<Became, Record<string, number>>>> = {
    mail: {},
    holdout: {},
    capped: {},
  };
  const counts = { waiting: 0, boughtAfterMail: 0, boughtHeldOut: 0 };
  return {
    add(expected: Expected, { what, why }: ReturnType<typeof becameOf>, hasBought: boolean): void {
      const reasons = by[expected][what] ?? {};
      by[expected][what] = reasons;
      addTo(reasons, why);
      if (what === "waiting") counts.waiting++;
      if (what === "sent" && hasBought) counts.boughtAfterMail++;
      if (what === "holdout" && hasBought) counts.boughtHeldOut++;
    },
    result: (): Tally => ({ by, ...counts }),
  };
}

export function tallied(one: Tally, other: Tally): Tally {
  const total = makeTally().result().by as Record<Expected, Partial<Record<Became, Record<string, number>>>>;
  for (const { by } of [one, other])
    for (const [expected, outcomes] of Object.entries(by) as [Expected, Outcomes][])
      for (const [what, reasons] of Object.entries(outcomes) as [Became, Reasons][]) {
        const into = total[expected][what] ?? {};
        total[expected][what] = into;
        for (const [why, count] of Object.entries(reasons)) addTo(into, why, count);
      }
  return {
    by: total,
    waiting: one.waiting + other.waiting,
    boughtAfterMail: one.boughtAfterMail + other.boughtAfterMail,
    boughtHeldOut: one.boughtHeldOut + other.boughtHeldOut,
  };
}

/** Mails that went, whatever was expected. */
export const sentOf = ({ by }: Tally): number =>
  Object.values(by).reduce(
    (sum, { sent = {} }) => sum + Object.values(sent).reduce((all, count) => all + count, 0),
    0,
  );
