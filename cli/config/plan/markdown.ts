import type { ConfigPlan } from "../../../src/app/foresight/plan/answer.ts";
import {
  headline,
  monthTable,
  movesTable,
  notesOf,
  type PlanTable,
  sizesTable,
  tonightTable,
  warningWords,
} from "./words.ts";

/** What a config would do, for a comment on a pull request. Names nobody: whoever reads it need not know the customers. */
export function planMarkdown(plan: ConfigPlan): string {
  const { segments, tiers, warnings, currency } = plan;
  const isMoved = segments.moves.length > 0 || segments.sizes.some(({ before, after }) => before !== after);
  const parts = [
    "### What this config would do",
    headline(plan),
    ...callout(
      "WARNING",
      warnings.map((one) => warningWords(one, currency)),
    ),
    ...callout("NOTE", notesOf(plan)),
    ...(isMoved ? [titled("Segments", sizesTable(plan))] : []),
    ...shown("Who changes segment", movesTable(segments.moves, false)),
    ...shown("Who changes tier", movesTable(tiers.moves, false)),
    ...shown("The next night, in force → then", tonightTable(plan)),
    ...shown("The next 30 days, in force → then", monthTable(plan)),
  ];
  return `${parts.join("\n\n")}\n`;
}

const callout = (kind: "WARNING" | "NOTE", lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [[`> [!${kind}]`, ...lines.map((line) => `> - ${escaped(line)}`)].join("\n")];

function titled(title: string, { head, rows }: PlanTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = `|${head.map((_, index) => (index === 0 ? "---" : "--:")).join("|")}|`;
  return [`**${title}**`, "", line(head), rule, ...rows.map(line)].join("\n");
}

const shown = (title: string, table: PlanTable): readonly string[] =>
  table.rows.length > 0 ? [titled(title, table)] : [];

/** Ids of a config have no such letters; whatever else stands in a cell must not break the table. */
const escaped = (text: string): string => text.replace(/[\\|<>*_`$]/g, "\\$&").replace(/\s+/g, " ");
