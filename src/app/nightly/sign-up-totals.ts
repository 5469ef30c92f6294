import { MOST_POINTS, OTHER_POINTS, pointName } from "../../domain/night/entry-points.ts";
import type { Period } from "../../domain/night/period.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import type { SignUpTotal } from "./documents.ts";

/** How the sign-ups of the period went, by entry point: the ways by which most were asked, and the rest together. */
export async function signUpTotals(
  signUps: Pick<SignUpStore, "pointCounts">,
  { today, days }: Period,
): Promise<Readonly<Record<string, SignUpTotal>>> {
  const sums = new Map<string, { asked: number; confirmed: number }>();
  const add = (
    name: string,
    { asked, confirmed }: { readonly asked: number; readonly confirmed: number },
  ) => {
    const before = sums.get(name) ?? { asked: 0, confirmed: 0 };
    sums.set(name, { asked: before.asked + asked, confirmed: before.confirmed + confirmed });
  };
  for (const { entry = "", via, ...counts } of await signUps.pointCounts(today - days + 1, today))
    add(pointName(entry, via), counts);
  const ranked = [...sums].sort(([one, a], [other, b]) => b.asked - a.asked || (one < other ? -1 : 1));
  for (const [name, counts] of ranked.slice(MOST_POINTS)) {
    sums.delete(name);
    add(OTHER_POINTS, counts);
  }
  const rows = [...sums].map(([name, { asked, confirmed }]): [string, SignUpTotal] => [
    name,
    { asked, confirmed, confirmedShare: asked === 0 ? null : confirmed / asked },
  ]);
  return Object.fromEntries(rows.sort(([one], [other]) => (one < other ? -1 : 1)));
}
