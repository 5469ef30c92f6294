import { createHash } from "node:crypto";
import { dayOf, formatDay } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { BundleSummary, ConfigStore, PublishedBundle } from "../../../ports/config.ts";
import type { PlanRuns } from "../../../ports/foresight.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import { digestOf, type FileProblem, type LoadConfig, publishedSince } from "../../config/publish-config.ts";
import { templateSamples } from "../../mail/sample-mails.ts";
import { nextNight } from "./ahead.ts";
import { planJobDocuments, planJobId } from "./job-documents.ts";
import { makeReadPlan } from "./read-plan.ts";

export interface StartPlanDeps {
  readonly config: Pick<ConfigStore, "current" | "history">;
  readonly loadConfig: LoadConfig;
  readonly runs: RunStore;
  readonly planRuns: PlanRuns;
  readonly clock: Clock;
}

export interface StartPlanRequest {
  readonly files: PublishedBundle["files"];
  /** The version that the files were made from. */
  readonly base?: number;
}

export type PlanStarted =
  | { readonly result: "started"; readonly id: string }
  | { readonly result: "wrong"; readonly problems: readonly FileProblem[] }
  /** Published after `base`, newest first. */
  | { readonly result: "overtaken"; readonly since: readonly BundleSummary[] };

/**
 * Checks a config and has its plan worked out, once for the same files against the same version and night: who asks again
 * gets the id of the job that is under way or done. One that failed is tried again.
 */
export function makeStartPlan({ config, loadConfig, runs, planRuns, clock }: StartPlanDeps) {
  const readPlan = makeReadPlan({ runs, clock });

  return async ({ files, base }: StartPlanRequest): Promise<PlanStarted> => {
    const since = base === undefined ? [] : await publishedSince(config, base);
    if (since.length > 0) return { result: "overtaken", since };
    const loaded = await loadConfig(files, templateSamples);
    if (!loaded.ok) return { result: "wrong", problems: loaded.problems };
    const id = await idOf(files, loaded.bundle);
    const state = (await readPlan(id))?.state;
    if (state === "done" || (state === "running" && (await isUnderWay(id)))) return { result: "started", id };
    await begin(id, loaded.bundle);
    return { result: "started", id };
  };

  async function idOf(files: PublishedBundle["files"], bundle: Bundle): Promise<string> {
    const zone = bundle.store.time_zone;
    const [current, night] = await Promise.all([config.current(), nextNight(runs, clock.now(), zone)]);
    const hash = createHash("sha256")
      .update(`${digestOf(files)}@${current?.version ?? 0}`)
      .digest("hex");
    return planJobId(formatDay(dayOf(zone, night)), hash);
  }

  /** Starts it once more, which changes nothing while it runs: the one who asked first may have died in between. */
  async function isUnderWay(id: string): Promise<boolean> {
    const job = await planJobDocuments(runs, id).read("job");
    if (!job || (await planRuns.start({ id, attempt: job.attempt })) === "started") return job !== undefined;
    // Over meanwhile: done, or ended without a word.
    return (await readPlan(id))?.state === "done";
  }

  /** The documents first: who finds the job finds what it works on. */
  async function begin(id: string, bundle: Bundle): Promise<void> {
    const documents = planJobDocuments(runs, id);
    const attempt = ((await documents.read("job"))?.attempt ?? 0) + 1;
    await documents.write("bundle", bundle);
    await documents.write("job", { attempt, startedAt: clock.now() });
    await planRuns.start({ id, attempt });
  }
}
