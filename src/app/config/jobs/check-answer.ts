import type { ConfigCheck } from "../check-config.ts";

/** Lines of changes in the answer of a check, in bytes: an answer of the API has room for no more. */
const LINES_BYTES = 2_000_000;
/** Findings of each kind: nobody reads more, and who mends these sees the next. */
const FINDINGS = 2_000;

/** A check as it fits an answer: of the files for whose lines there is no room it says only that they change. */
export function withinLimit(check: ConfigCheck): ConfigCheck {
  let room = LINES_BYTES;
  const changes = check.changes.map((change) => {
    room -= change.lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 4, 0);
    return room >= 0 ? change : { ...change, lines: [] };
  });
  return {
    ...check,
    changes,
    problems: check.problems.slice(0, FINDINGS),
    warnings: check.warnings.slice(0, FINDINGS),
  };
}
