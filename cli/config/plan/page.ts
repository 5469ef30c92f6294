import type { ConfigPlan } from "../../../src/app/foresight/plan/answer.ts";
import { grid, number, wrapped } from "../../terminal/terminal.ts";
import {
  caveat,
  forecast,
  headline,
  monthTable,
  movesTable,
  type PlanTable,
  sizesTable,
  tonightTable,
  unknownIn,
  warningWords,
} from "./words.ts";

/** What a config would do, for a terminal. */
export function planPage(plan: ConfigPlan): string {
  const { segments, tiers } = plan;
  const isMoved = segments.moves.length > 0 || segments.sizes.some(({ before, after }) => before !== after);
  return [
    wrapped(headline(plan)),
    ...planNotes(plan),
    ...(isMoved ? [titled("Segments", sizesTable(plan))] : []),
    ...(segments.moves.length > 0 ? [titled("Who changes segment", movesTable(segments.moves, true))] : []),
    ...(tiers.moves.length > 0 ? [titled("Who changes tier", movesTable(tiers.moves, true))] : []),
    ...shown("The next night, in force → then", tonightTable(plan)),
    ...shown("The next 30 days, in force → then", monthTable(plan)),
  ].join("\n\n");
}

/** Before a config is published: what is new, in a few lines. */
export function planLines(plan: ConfigPlan): readonly string[] {
  const { before, after } = plan.total;
  const mails = before ? `${forecast(before.mails)} → ${forecast(after.mails)}` : forecast(after.mails);
  const tonight = plan.chains.flatMap(({ chain, before: was, after: is }) => {
    const [old, now] = [was?.tonight.entrants ?? 0, is?.tonight.entrants ?? 0];
    return old === now ? [] : [`  ${chain}: ${number(old)} → ${number(now)}`];
  });
  return [
    headline(plan),
    ...plan.segments.moves.map(({ from, to, customers }) => `  ${from} → ${to}: ${number(customers)}`),
    ...(tonight.length > 0 ? ["Who meets a chain's entry in that night:", ...tonight] : []),
    `Mails in the next 30 days: ${mails}.`,
    ...planNotes(plan),
  ];
}

/** What somebody should read before publishing. */
export function planNotes(plan: ConfigPlan): readonly string[] {
  const left = caveat(plan);
  const unknown = unknownIn(plan);
  return [
    ...plan.warnings.map((one) => `warning: ${warningWords(one, plan.currency)}`),
    ...(left ? [`note: ${left}`] : []),
    ...(unknown.length > 0
      ? [`note: how many enter ${unknown.join(", ")} is not known before it has happened`]
      : []),
  ];
}

const titled = (title: string, { head, rows }: PlanTable): string => `${title}\n${grid(head, rows)}`;

const shown = (title: string, table: PlanTable): readonly string[] =>
  table.rows.length > 0 ? [titled(title, table)] : [];
