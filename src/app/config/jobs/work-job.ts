import { defined } from "../../../domain/basics/defined.ts";
import type { ConfigStore, TriedMails, TryMail } from "../../../ports/config.ts";
import type { ConfigFiles } from "../../../ports/config-files.ts";
import { makeBeginChange } from "../../team/record-change.ts";
import type { Recording } from "../../team/recording.ts";
import { type CheckDeps, makeCheckConfig } from "../check-config.ts";
import type { Files, OpenUpload } from "../open-upload.ts";
import { digestOf, type LoadConfig, makePublishFiles, publishedSince } from "../publish-config.ts";
import { withinLimit } from "./check-answer.ts";
import { type ConfigJob, type ConfigWork, configJobDocuments, type JobOutcome } from "./documents.ts";
import { makeProgress } from "./progress.ts";

export interface WorkJobDeps extends Omit<CheckDeps, "config">, Recording {
  readonly config: ConfigStore;
  readonly configFiles: ConfigFiles;
  readonly openUpload: OpenUpload;
  readonly loadConfig: LoadConfig;
  readonly tried: TriedMails;
  /** The route as which a publication stands in the log of changes. */
  readonly route: string;
  readonly missed: (change: string, error: unknown) => void;
  /** Milliseconds that only ever grow. */
  readonly elapsed: () => number;
}

/** So many mails at most are tried again where a job dies. */
const KEEP_EVERY = 250;

type PublishWork = Extract<ConfigWork, { readonly kind: "publish" }>;

/** Does what somebody has asked for, and keeps for them what came of it. What an earlier attempt has tried it finds tried. */
export function makeWorkJob(deps: WorkJobDeps) {
  const begin = makeBeginChange(deps, deps.missed);

  return async ({ id, attempt }: { readonly id: string; readonly attempt: number }): Promise<void> => {
    const { read, write } = configJobDocuments(deps.configFiles, id);
    const job = await read("job");
    // A later attempt has taken its place, or it was done before and is repeated.
    if (job?.attempt !== attempt || (await read("told"))?.attempt === attempt) return;
    try {
      await write("told", { attempt, outcome: await outcomeOf(id, job) });
    } catch (error) {
      // Whoever waits is told at once; the execution fails all the same.
      const why = error instanceof Error ? error.message : String(error);
      await write("told", { attempt, outcome: { kind: "internal", why } });
      throw error;
    }
  };

  async function outcomeOf(id: string, job: ConfigJob): Promise<JobOutcome> {
    const { work } = job;
    const opened = await deps.openUpload(work.upload);
    if (!opened.ok) return { kind: "bad-upload", why: opened.why };
    const { files } = opened;
    if (work.kind === "publish") return recorded(id, job, () => published(id, job, work, files));
    const { base } = work;
    return watched(id, job, files, async (loadConfig) => {
      const check = makeCheckConfig({ ...deps, loadConfig });
      return { kind: "check", check: withinLimit(await check({ files, ...defined({ base }) })) };
    });
  }

  /** In the log of changes before anything is done. */
  async function recorded(
    id: string,
    { by, attempt }: ConfigJob,
    publish: () => Promise<JobOutcome>,
  ): Promise<JobOutcome> {
    const line = { what: deps.route, area: "config", by: { ...by, via: "api" as const }, target: "config" };
    const end = await begin(line, `${id}-${attempt}`);
    const outcome = await publish();
    if (outcome.kind !== "publish") await end({ outcome: "refused", why: outcome.kind });
    else {
      const { result, version, note } = outcome;
      await end({ outcome: "done", to: version, details: { result, version, ...defined({ note }) } });
    }
    return outcome;
  }

  async function published(
    id: string,
    job: ConfigJob,
    { base, note, force }: PublishWork,
    files: Files,
  ): Promise<JobOutcome> {
    const current = await deps.config.current();
    // Said before thousands of mails are tried.
    if (base !== undefined && base !== (current?.version ?? 0) && current?.digest !== digestOf(files))
      return { kind: "overtaken", since: await publishedSince(deps.config, base) };
    if (current && current.digest === digestOf(files) && !force)
      return { kind: "publish", result: "unchanged", warnings: [], ...summaryOf(current) };
    return watched(id, job, files, async (loadConfig) => {
      const publish = makePublishFiles({ ...deps, loadConfig });
      const request = { files, by: job.by.subject, ...defined({ base, note }), ...(force && { force }) };
      const result = await publish(request);
      switch (result.result) {
        case "wrong":
          return { kind: "wrong-config", problems: result.problems };
        case "overtaken":
          return { kind: "overtaken", since: result.since };
        case "published":
        case "unchanged": {
          const { warnings, published: inForce } = result;
          return { kind: "publish", result: result.result, warnings, ...summaryOf(inForce) };
        }
        default:
          return result satisfies never;
      }
    });
  }

  /** Tells how far the mails are, and keeps those that are tried. */
  async function watched(
    id: string,
    { attempt }: ConfigJob,
    files: Files,
    act: (loadConfig: LoadConfig) => Promise<JobOutcome>,
  ): Promise<JobOutcome> {
    const { write } = configJobDocuments(deps.configFiles, id);
    const paths = Object.keys(files);
    const of = paths.filter((path) => path.startsWith("templates/")).length;
    const opened = await deps.tried.open();
    let done = 0;
    const soFar = (stage: "checking" | "storing") => ({
      ...{ attempt, stage, files: paths.length },
      mails: { done, of, fresh: opened.fresh() },
    });
    const progress = makeProgress(() => write("progress", soFar("checking")), deps.elapsed);
    const tryMail: TryMail = async (inputs, attemptOne) => {
      await progress.tell(undefined);
      const tried = await opened.tryMail(inputs, attemptOne);
      done += 1;
      if (opened.fresh() > 0 && opened.fresh() % KEEP_EVERY === 0) await opened.keep();
      return tried;
    };
    const outcome = await act(async (all, samples) => {
      const loaded = await deps.loadConfig(all, samples, tryMail);
      await progress.over();
      await Promise.all([opened.keep(), write("progress", soFar("storing"))]);
      return loaded;
    });
    return outcome;
  }
}

const summaryOf = ({
  version,
  digest,
  by,
  note,
}: {
  readonly version: number;
  readonly digest: string;
  readonly by: string;
  readonly note?: string;
}) => ({ version, digest, by, ...defined({ note }) });
