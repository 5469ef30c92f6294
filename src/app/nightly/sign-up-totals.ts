import { type Day, formatDay } from "../../domain/basics/calendar.ts";
import type { PointConfirmations } from "../../domain/confirm/pending.ts";
import { MOST_POINTS, pointName } from "../../domain/night/entry-points.ts";
import { mergeNamedCounts, type NamedCounts } from "../../domain/night/named-counts.ts";
import type { Period } from "../../domain/night/period.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import type { FormTotals, SignUpTotal } from "./documents.ts";

const SUMS = ["asked", "confirmed"] as const;
const FORM_SUMS = ["shown", "sent", ...SUMS] as const;

export interface SignUpTotals {
  readonly signUps: Readonly<Record<string, SignUpTotal>>;
  readonly forms: FormTotals;
}

/** How the sign-ups of the period went, by entry point: the ways by which most were asked, and the rest together. */
export async function signUpTotals(
  signUps: Pick<SignUpStore, "pointCounts">,
  { today, days }: Period,
): Promise<SignUpTotals> {
  const counted = await signUps.pointCounts(today - days + 1, today);
  const totals = mergeNamedCounts(named(counted), { sums: SUMS, most: MOST_POINTS });
  const rows = Object.entries(totals).map(([name, { asked, confirmed }]): [string, SignUpTotal] => [
    name,
    { asked, confirmed, confirmedShare: asked === 0 ? null : confirmed / asked },
  ]);
  return {
    signUps: Object.fromEntries(rows.filter(([, { asked, confirmed }]) => asked + confirmed > 0)),
    forms: formTotals(counted, today),
  };
}

/** All four of the same days, so that one can be divided by another: looks were not counted always. */
function formTotals(counted: readonly PointConfirmations[], today: Day): FormTotals {
  const looked = counted.filter(({ shown, sent }) => shown + sent > 0);
  const from = looked.reduce((first, { day }) => Math.min(first, day), today);
  return {
    ...{ from: formatDay(from), to: formatDay(today) },
    points: mergeNamedCounts(named(counted.filter(({ day }) => day >= from)), {
      sums: FORM_SUMS,
      most: MOST_POINTS,
    }),
  };
}

const named = (counted: readonly PointConfirmations[]): readonly NamedCounts<(typeof FORM_SUMS)[number]>[] =>
  counted.map(({ entry = "", via, shown, sent, asked, confirmed }) => ({
    [pointName(entry, via)]: { shown, sent, asked, confirmed },
  }));
