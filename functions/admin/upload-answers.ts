import type { JobOutcome } from "../../src/app/config/jobs/documents.ts";
import type { JobState } from "../../src/app/config/jobs/read-job.ts";
import { makeReadJob } from "../../src/app/config/jobs/read-job.ts";
import { makeStartJob, type StartJobDeps } from "../../src/app/config/jobs/start-job.ts";
import { makeBeginUpload } from "../../src/app/config/open-upload.ts";
import { overtakenInWords } from "../../src/app/config/overtaken.ts";
import {
  CheckUploadRequest,
  ConfigJobRequest,
  PublishUploadRequest,
  UploadRequest,
} from "../../src/contracts/admin-config.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { CONFIG_ADDRESS_SECONDS } from "../../src/contracts/config-limits.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { type Answer, answering, type RouteResult } from "./admin-handler.ts";
import { askedBy, problemsInWords, withCost } from "./config-answers.ts";

/** Configs of any size: where to put one, and the jobs on what was put there. */
export function uploadAnswers(deps: StartJobDeps) {
  const beginUpload = makeBeginUpload(deps);
  const startJob = makeStartJob(deps);
  const readJob = makeReadJob(deps);

  const publish: Answer<AnswerOf<"POST /v1/config/jobs/publish">> = (event) =>
    answering(
      PublishUploadRequest,
      async ({ body: { upload, note, base, force } }) => {
        const work = {
          kind: "publish" as const,
          upload,
          ...defined({ note, base }),
          ...(force && { force }),
        };
        return accepted(await startJob(work, askedBy(event)));
      },
      // The job itself is in the log of changes, with what came of it.
      () => false,
    )(event);

  const check: Answer<AnswerOf<"POST /v1/config/jobs/check">> = (event) =>
    answering(CheckUploadRequest, async ({ body: { upload, base } }) =>
      accepted(await startJob({ kind: "check", upload, ...defined({ base }) }, askedBy(event))),
    )(event);

  return {
    "POST /v1/config/uploads": answering(UploadRequest, async ({ body }) => {
      const begun = await beginUpload(body);
      return { body: { ...begun, expiresIn: CONFIG_ADDRESS_SECONDS }, did: { upload: begun.id } };
    }),
    "POST /v1/config/jobs/publish": publish,
    "POST /v1/config/jobs/check": check,
    "GET /v1/config/jobs/{id}": answering(ConfigJobRequest, async ({ path: { id } }) =>
      jobAnswer(await readJob(id)),
    ),
  };
}

const accepted = (id: string) => ({ body: { id }, status: 202 as const, did: { job: id } });

function jobAnswer(found: JobState | undefined): RouteResult<AnswerOf<"GET /v1/config/jobs/{id}">> {
  if (!found) {
    const detail = "nobody has asked for this job, or it is long over: ask for it again";
    return { problem: { kind: "not-found", detail, place: "path.id" } };
  }
  if (found.state === "over") return { body: told(found.outcome) };
  if (!found.progress) return { body: { state: "running" } };
  const { attempt: _, ...progress } = found.progress;
  return { body: { state: "running", progress } };
}

function told(outcome: JobOutcome): AnswerOf<"GET /v1/config/jobs/{id}"> {
  switch (outcome.kind) {
    case "publish": {
      const { kind: _, ...published } = outcome;
      return { state: "published", ...published };
    }
    case "check":
      return { state: "checked", check: withCost(outcome.check) };
    case "wrong-config": {
      const { problems } = outcome;
      const detail = problemsInWords(problems.length, "nothing was published");
      return { state: "failed", why: "wrong-config", detail, problems };
    }
    case "overtaken":
      return {
        ...{ state: "failed", why: "overtaken", detail: overtakenInWords(outcome.since) },
        since: outcome.since,
      };
    case "bad-upload":
    case "internal":
      return { state: "failed", why: outcome.kind, detail: outcome.why };
    default:
      return outcome satisfies never;
  }
}
