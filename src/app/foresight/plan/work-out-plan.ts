import type { Bundle } from "../../../domain/config/bundle.ts";
import type { TriedMails } from "../../../ports/config.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import { makeProgress } from "../../config/jobs/progress.ts";
import type { OpenUpload } from "../../config/open-upload.ts";
import type { FileProblem, LoadConfig } from "../../config/publish-config.ts";
import { templateSamples } from "../../mail/sample-mails.ts";
import { planJobDocuments } from "./job-documents.ts";
import { makePlanConfig, type PlanConfigDeps } from "./plan-config.ts";

export interface WorkOutPlanDeps extends PlanConfigDeps {
  readonly runs: RunStore;
  readonly loadConfig: LoadConfig;
  readonly openUpload: OpenUpload;
  readonly tried: TriedMails;
  /** Milliseconds that only ever grow. */
  readonly elapsed: () => number;
}

/**
 * Works out a plan that somebody has asked for, and keeps it for them, or why there is none. The plan is as of the instant
 * at which it was asked for.
 */
export function makeWorkOutPlan({ elapsed, ...deps }: WorkOutPlanDeps) {
  const planConfig = makePlanConfig(deps);

  return async ({ id, attempt }: { readonly id: string; readonly attempt: number }): Promise<void> => {
    const { read, write } = planJobDocuments(deps.runs, id);
    const job = await read("job");
    // Its night has come meanwhile, or a later attempt has taken its place.
    if (job?.attempt !== attempt) return;
    const progress = makeProgress((customers: number) => write("looked", { attempt, customers }), elapsed);
    try {
      const checked = job.upload === undefined ? undefined : await uploaded(job.upload);
      if (checked && "problem" in checked) return await write("told", { attempt, ...checked });
      const bundle = checked?.bundle ?? (await read("bundle"));
      if (!bundle) return;
      const plan = await planConfig({ bundle, now: job.startedAt, onProgress: progress.tell });
      await progress.over();
      await write("told", { attempt, plan });
    } catch (error) {
      // Whoever waits is told at once; the execution fails all the same.
      await write("told", { attempt, problem: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  };

  /** A config that was too large to be checked while somebody waited. */
  async function uploaded(
    upload: string,
  ): Promise<
    { readonly bundle: Bundle } | { readonly problem: string; readonly problems?: readonly FileProblem[] }
  > {
    const opened = await deps.openUpload(upload);
    if (!opened.ok) return { problem: opened.why };
    const { tryMail, keep } = await deps.tried.open();
    const loaded = await deps.loadConfig(opened.files, templateSamples, tryMail);
    await keep();
    if (loaded.ok) return { bundle: loaded.bundle };
    return { problem: "the config is not right", problems: loaded.problems };
  }
}
