import pc from "picocolors";
import { printable } from "../terminal/terminal.ts";
import type { State } from "./check.ts";
import type { Examined } from "./examine.ts";

const LABELS: Readonly<Record<State, string>> = {
  ok: pc.green("ok       "),
  warning: pc.yellow("warning  "),
  problem: pc.red("problem  "),
  unchecked: pc.yellow("unchecked"),
  "not-local": pc.dim("–        "),
};

/** One line a check, and under it what to do where something is to be done. */
export function doctorPage(deployment: string, checks: readonly Examined[]): string {
  const areas = [...new Set(checks.map(({ area }) => area))];
  return [
    pc.bold(deployment),
    ...areas.map((area) =>
      [pc.bold(area), ...checks.filter((one) => one.area === area).map(lines)].join("\n"),
    ),
    summary(checks),
  ].join("\n\n");
}

function lines({ title, state, says, remedy, doc }: Examined): string {
  const line = `  ${LABELS[state]}  ${title}: ${printable(says)}`;
  return remedy === undefined ? line : `${line}\n             → ${printable(remedy)} (docs/${doc})`;
}

export function countsOf(checks: readonly Examined[]): Readonly<Record<State, number>> {
  const counts: Record<State, number> = { ok: 0, warning: 0, problem: 0, unchecked: 0, "not-local": 0 };
  for (const { state } of checks) counts[state] += 1;
  return counts;
}

function summary(checks: readonly Examined[]): string {
  const { ok, warning, problem, unchecked } = countsOf(checks);
  const parts = [
    `${ok} ok`,
    `${warning} ${warning === 1 ? "warning" : "warnings"}`,
    `${problem} ${problem === 1 ? "problem" : "problems"}`,
    ...(unchecked > 0 ? [`${unchecked} could not be checked`] : []),
  ];
  return parts.join(", ");
}
