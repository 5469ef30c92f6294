import { createHash } from "node:crypto";
import { dayOf, formatDay } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { BundleSummary, ConfigStore, PublishedBundle } from "../../../ports/config.ts";
import type { PlanRuns } from "../../../ports/foresight.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import type { OpenUpload } from "../../config/open-upload.ts";
import { digestOf, type FileProblem, type LoadConfig, publishedSince } from "../../config/publish-config.ts";
import { templateSamples } from "../../mail/sample-mails.ts";
import { nextNight } from "./ahead.ts";
import { planJobDocuments, planJobId } from "./job-documents.ts";
import { makeReadPlan } from "./read-plan.ts";

export interface StartPlanDeps {
  readonly config: Pick<ConfigStore, "current" | "history">;
  readonly loadConfig: LoadConfig;
  readonly openUpload: OpenUpload;
  readonly runs: RunStore;
  readonly planRuns: PlanRuns;
  readonly clock: Clock;
}

/** The files, or an upload of them. */
export type StartPlanRequest = (
  | { readonly files: PublishedBundle["files"] }
  | { readonly upload: string }
) & {
  /** The version that the files were made from. */
  readonly base?: number;
};

export type PlanStarted =
  | { readonly result: "started"; readonly id: string }
  | { readonly result: "wrong"; readonly problems: readonly FileProblem[] }
  | { readonly result: "bad-upload"; readonly why: string }
  /** Published after `base`, newest first. */
  | { readonly result: "overtaken"; readonly since: readonly BundleSummary[] };

/** What a plan is of: checked here, or an upload that the job checks, because that takes minutes. */
interface Subject {
  readonly files: PublishedBundle["files"];
  readonly timeZone: string;
  readonly of: { readonly bundle: Bundle } | { readonly upload: string };
}

/**
 * Checks a config and has its plan worked out, once for the same files against the same version and night: who asks again
 * gets the id of the job that is under way or done. One that failed is tried again.
 */
export function makeStartPlan({ config, loadConfig, openUpload, runs, planRuns, clock }: StartPlanDeps) {
  const readPlan = makeReadPlan({ runs, clock });

  return async ({ base, ...asked }: StartPlanRequest): Promise<PlanStarted> => {
    const since = base === undefined ? [] : await publishedSince(config, base);
    if (since.length > 0) return { result: "overtaken", since };
    const subject = await subjectOf(asked);
    if ("result" in subject) return subject;
    const id = await idOf(subject);
    const state = (await readPlan(id))?.state;
    if (state === "done" || (state === "running" && (await isUnderWay(id)))) return { result: "started", id };
    await begin(id, subject.of);
    return { result: "started", id };
  };

  async function subjectOf(
    asked: Omit<StartPlanRequest, "base">,
  ): Promise<Subject | Extract<PlanStarted, { readonly result: "wrong" | "bad-upload" }>> {
    if ("upload" in asked) {
      const { upload } = asked as { readonly upload: string };
      const opened = await openUpload(upload);
      if (!opened.ok) return { result: "bad-upload", why: opened.why };
      // Nothing of it is checked yet: it is the night of the config in force.
      const timeZone = (await config.current())?.bundle.store.time_zone ?? "UTC";
      return { files: opened.files, timeZone, of: { upload } };
    }
    const { files } = asked as { readonly files: PublishedBundle["files"] };
    const loaded = await loadConfig(files, templateSamples);
    if (!loaded.ok) return { result: "wrong", problems: loaded.problems };
    const { bundle } = loaded;
    return { files, timeZone: bundle.store.time_zone, of: { bundle } };
  }

  async function idOf({ files, timeZone }: Subject): Promise<string> {
    const [current, night] = await Promise.all([config.current(), nextNight(runs, clock.now(), timeZone)]);
    const hash = createHash("sha256")
      .update(`${digestOf(files)}@${current?.version ?? 0}`)
      .digest("hex");
    return planJobId(formatDay(dayOf(timeZone, night)), hash);
  }

  /** Starts it once more, which changes nothing while it runs: the one who asked first may have died in between. */
  async function isUnderWay(id: string): Promise<boolean> {
    const job = await planJobDocuments(runs, id).read("job");
    if (!job || (await planRuns.start({ id, attempt: job.attempt })) === "started") return job !== undefined;
    // Over meanwhile: done, or ended without a word.
    return (await readPlan(id))?.state === "done";
  }

  /** The documents first: who finds the job finds what it works on. */
  async function begin(id: string, of: Subject["of"]): Promise<void> {
    const documents = planJobDocuments(runs, id);
    const attempt = ((await documents.read("job"))?.attempt ?? 0) + 1;
    if ("bundle" in of) await documents.write("bundle", of.bundle);
    const upload = "upload" in of ? { upload: of.upload } : {};
    await documents.write("job", { attempt, startedAt: clock.now(), ...upload });
    await planRuns.start({ id, attempt });
  }
}
