import type { ChangeRead } from "../../src/app/team/read-changes.ts";
import { grid, moment } from "../terminal/terminal.ts";

/** Who changed what, a line each. */
export function changesPage(changes: readonly ChangeRead[]): string {
  if (changes.length === 0) return "No change is in the log for this.";
  return grid(
    ["when (UTC)", "who", "what", "about", "from → to", "outcome"],
    changes.map((change) => [
      moment(change.at),
      whoOf(change.by),
      change.what,
      change.target ?? "",
      fromTo(change),
      change.why === undefined ? change.outcome : `${change.outcome}: ${change.why}`,
    ]),
  );
}

const whoOf = ({ subject, email, via }: ChangeRead["by"]): string =>
  via === "command-line" ? `comeback CLI, ${subject}` : (email ?? subject);

const fromTo = ({ from, to }: ChangeRead): string =>
  to === undefined && from === undefined ? "" : `${inWords(from)} → ${inWords(to)}`;

/** Yes and no are of what can be paused. */
function inWords(value: ChangeRead["from"]): string {
  if (typeof value === "boolean") return value ? "paused" : "running";
  return `${value ?? "–"}`;
}
