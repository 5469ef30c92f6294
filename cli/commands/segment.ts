import { Command } from "commander";
import { type OpenSegments, openSegments } from "../segments/open-segments.ts";
import { countCommand } from "./segment-count.ts";
import { listCommand } from "./segment-list.ts";
import { movesCommand } from "./segment-moves.ts";
import { showCommand } from "./segment-show.ts";

const HELP = `
Examples:
  comeback segment list
  comeback segment list --rfm
  comeback segment count 'orders > 3 && days_since_last_order > 60'
  comeback segment moves --since 90
  comeback segment show churn_risk
  comeback segment show churn_risk --csv > churn-risk.csv`;

/** Who is where, and how many there would be. */
export function segmentCommand(open: OpenSegments = openSegments): Command {
  const command = new Command("segment")
    .description("who is in which segment, and how many a condition would match")
    .addHelpText("after", HELP);
  for (const make of [listCommand, countCommand, showCommand, movesCommand]) command.addCommand(make(open));
  return command;
}
