import type { ConfigPlan } from "../../../src/app/foresight/plan/answer.ts";
import { grid, number, wrapped } from "../../terminal/terminal.ts";
import {
  forecast,
  headline,
  monthTable,
  movesTable,
  notesOf,
  type PlanTable,
  sizesTable,
  tonightTable,
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
function planNotes(plan: ConfigPlan): readonly string[] {
  return [
    ...plan.warnings.map((one) => `warning: ${warningWords(one, plan.currency)}`),
    ...notesOf(plan).map((note) => `note: ${note}`),
  ];
}

const titled = (title: string, { head, rows }: PlanTable): string => `${title}\n${grid(head, rows)}`;

const shown = (title: string, table: PlanTable): readonly string[] =>
  table.rows.length > 0 ? [titled(title, table)] : [];
