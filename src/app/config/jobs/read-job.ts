import { MINUTE } from "../../../domain/basics/calendar.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ConfigFiles } from "../../../ports/config-files.ts";
import { configJobDocuments, type JobOutcome, type JobProgress } from "./documents.ts";

/** Its function has 15 minutes: what has not told by then is dead. */
const TELLS_WITHIN = 20 * MINUTE;

export type JobState =
  | { readonly state: "running"; readonly progress?: JobProgress }
  | { readonly state: "over"; readonly outcome: JobOutcome };

/** How a job goes; undefined where nobody has asked for it, or it is long over. */
export function makeReadJob({
  configFiles,
  clock,
}: {
  readonly configFiles: ConfigFiles;
  readonly clock: Clock;
}) {
  return async (id: string): Promise<JobState | undefined> => {
    const { read } = configJobDocuments(configFiles, id);
    const job = await read("job");
    if (!job) return undefined;
    const told = await read("told");
    if (told?.attempt === job.attempt) return { state: "over", outcome: told.outcome };
    if (clock.now() > job.startedAt + TELLS_WITHIN)
      return {
        state: "over",
        outcome: { kind: "internal", why: "it was not done in time: ask for it again" },
      };
    const progress = await read("progress");
    return { state: "running", ...(progress?.attempt === job.attempt && { progress }) };
  };
}
