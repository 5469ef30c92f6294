import { createHash } from "node:crypto";
import type { Clock } from "../../../ports/clock.ts";
import type { ConfigFiles, ConfigJobs } from "../../../ports/config-files.ts";
import { type AskedBy, type ConfigWork, configJobDocuments } from "./documents.ts";
import { makeReadJob } from "./read-job.ts";

export interface StartJobDeps {
  readonly configFiles: ConfigFiles;
  readonly configJobs: ConfigJobs;
  readonly clock: Clock;
}

/**
 * Has an upload checked or published: once at a time for the same upload, so that who asks again gets the id of the job that
 * is under way. One that is over begins anew, and finds done what is done.
 */
export function makeStartJob({ configFiles, configJobs, clock }: StartJobDeps) {
  const readJob = makeReadJob({ configFiles, clock });
  return async (work: ConfigWork, by: AskedBy): Promise<string> => {
    const id = idOf(work);
    const documents = configJobDocuments(configFiles, id);
    const before = await documents.read("job");
    const isOver = (await readJob(id))?.state !== "running";
    // Started once more while it runs, it stays as it is: who asked first may have died before it was.
    if (before && !isOver && (await configJobs.start({ id, attempt: before.attempt })) === "started")
      return id;
    // Over meanwhile, perhaps: done, or ended without a word.
    if (before && !isOver && (await readJob(id))?.state === "over") return id;
    const attempt = (before?.attempt ?? 0) + 1;
    await documents.write("job", { attempt, startedAt: clock.now(), by, work });
    await configJobs.start({ id, attempt });
    return id;
  };
}

/** The same for the same work on the same upload. */
function idOf({ kind, upload, base, ...rest }: ConfigWork): string {
  const all = JSON.stringify([upload, base ?? null, Object.entries(rest).sort()]);
  return `${kind}-${createHash("sha256").update(all).digest("hex").slice(0, 32)}`;
}
