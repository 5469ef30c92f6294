import { type Change, changeId } from "../../domain/team/change.ts";
import type { Recording } from "./recording.ts";

/** What is known of a change before it is made. */
export type Beginning = Pick<Change, "what" | "area" | "by" | "target">;
/** What came of it. */
export type CameOfIt = Partial<Change> & { readonly outcome: "done" | "refused" | "failed" };
export type EndChange = (outcome: CameOfIt) => Promise<void>;

/**
 * Writes a change down as begun, and answers with how to write what came of it. Where the line cannot be written it
 * throws, and nothing is to be done. `nonce` tells changes of one millisecond apart. `missed`: a line that could not be
 * ended, which says by itself that nobody knows; what was done stays done.
 */
export function makeBeginChange(
  { changeLog, clock }: Recording,
  missed: (change: string, error: unknown) => void,
): (line: Beginning, nonce: string) => Promise<EndChange> {
  return async (line, nonce) => {
    const at = clock.now();
    const begun: Change = { ...line, at, id: changeId(at, nonce), outcome: "begun" };
    await changeLog.keep(begun);
    return async (outcome) => {
      await changeLog.keep({ ...begun, ...outcome }).catch((error: unknown) => missed(begun.id, error));
    };
  };
}
