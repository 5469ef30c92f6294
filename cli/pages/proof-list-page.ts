import type { ProofReport } from "../../src/app/proof/read-proof.ts";
import { grid, number } from "../terminal/terminal.ts";
import { intervalText, STATES, writerOf } from "./proof-words.ts";

/** Every hold-out in a line. */
export function proofListPage(reports: readonly ProofReport[]): string {
  if (reports.length === 0) return "No chain and no campaign of the config in force holds anybody out.";
  const rows = reports.map((report) => [
    report.id,
    `${report.percent}%`,
    countText(report),
    `${number(report.ripening.mailed + report.ripening.heldOut)}`,
    STATES[report.state],
    totalText(report),
  ]);
  return grid(["hold-out", "held out", "counted", "ripening", "state", "brought in total"], rows);
}

function countText({ counted }: ProofReport): string {
  const [primary] = counted?.outcomes ?? [];
  if (!primary) return "–";
  return `${number(primary.mailed.people)} mailed, ${number(primary.heldOut.people)} held out`;
}

function totalText({ counted, state }: ProofReport): string {
  const [primary] = counted?.outcomes ?? [];
  if (!counted || !primary?.total || state === "not-trusted") return "–";
  return `${primary.outcome} ${intervalText(primary.total, writerOf(primary, counted.currency))}`;
}
