import { type CheckDeps, makeCheckConfig } from "../../src/app/config/check-config.ts";
import { type DraftsDeps, type KeptDraft, makeDrafts, type SaveResult } from "../../src/app/config/drafts.ts";
import { type HandOut, type HandOutDeps, makeHandOut } from "../../src/app/config/hand-out.ts";
import type { StartJobDeps } from "../../src/app/config/jobs/start-job.ts";
import { overtakenInWords } from "../../src/app/config/overtaken.ts";
import {
  type FileProblem,
  makePublishFiles,
  makeRollbackConfig,
  type Overtaken,
  type Published,
  type PublishFilesDeps,
} from "../../src/app/config/publish-config.ts";
import { makeReadPlan, type PlanState } from "../../src/app/foresight/plan/read-plan.ts";
import {
  makeStartPlan,
  type PlanStarted,
  type StartPlanDeps,
} from "../../src/app/foresight/plan/start-plan.ts";
import { withoutExamples } from "../../src/app/foresight/plan/without-examples.ts";
import { RollbackRequest } from "../../src/contracts/admin.ts";
import {
  CheckRequest,
  DraftRequest,
  PlanRequest,
  PublishRequest,
  SaveDraftRequest,
  StartPlanRequest,
} from "../../src/contracts/admin-config.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { isForOneRequest } from "../../src/contracts/config-limits.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, type Refused, type RouteResult } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";
import { badUpload, tooManyMails, withCost, wrongConfig } from "./config-answers.ts";
import { uploadAnswers } from "./upload-answers.ts";

type PublishHandlerDeps = PublishFilesDeps &
  CheckDeps &
  DraftsDeps &
  StartPlanDeps &
  StartJobDeps &
  HandOutDeps &
  Recording;

/** Puts configs in force: checked as a whole like `comeback config push` does, published as a whole or not at all. */
export function makePublishHandler(deps: PublishHandlerDeps) {
  const publish = makePublishFiles(deps);
  const rollback = makeRollbackConfig(deps);
  const check = makeCheckConfig(deps);
  const drafts = makeDrafts(deps);
  const startPlan = makeStartPlan(deps);
  const readPlan = makeReadPlan(deps);
  const handOut = makeHandOut(deps);
  return makeChangingHandler(
    "admin-publish",
    {
      "PUT /v1/config": answering(PublishRequest, async ({ body: { files, note, force, base } }, by) => {
        if (!isForOneRequest(files)) return tooManyMails(files);
        const result = await publish({
          files,
          by,
          ...defined({ note, base }),
          ...(force && { force }),
        });
        if (result.result !== "wrong") return publishedAnswer(result, { warnings: result.warnings });
        return wrongConfig(result.problems, "nothing was published");
      }),

      "POST /v1/config/rollback": answering(
        RollbackRequest,
        async ({ body: { version, base, note } }, by) => {
          const result = await rollback({ to: version, by, ...defined({ base, note }) }, deps.clock.now());
          if (result.result !== "no-version") return publishedAnswer(result);
          const detail = `there is no version ${version}`;
          return { problem: { kind: "not-found", detail, place: "body.version" } };
        },
      ),

      "POST /v1/config/check": answering(CheckRequest, async ({ body: { files, base } }) => {
        if (!isForOneRequest(files)) return tooManyMails(files);
        const found = await check({ files, ...defined({ base }) });
        return { body: withCost(found), did: { ok: found.ok, problems: found.problems.length } };
      }),

      ...uploadAnswers(deps),

      "POST /v1/config/plan": answering(StartPlanRequest, async ({ body: { files, upload, base } }) => {
        if (files && !isForOneRequest(files)) return tooManyMails(files);
        const asked = files === undefined ? { upload: upload ?? "" } : { files };
        return startedPlan(await startPlan({ ...asked, ...defined({ base }) }));
      }),

      "GET /v1/config/plan/{id}": (event) =>
        answering(PlanRequest, async ({ path: { id } }) => {
          const found = await readPlan(id);
          const seesCustomers = event.caller?.scopes.includes("customers.read") === true;
          return planAnswer(found, seesCustomers);
        })(event),

      "GET /v1/config/draft": answering(DraftRequest, async (_, by) => ({
        body: await shownDraft(await drafts.read(by), handOut),
      })),

      "PUT /v1/config/draft": answering(SaveDraftRequest, async ({ body }, by) => {
        const { base, files: written, upload, removed = [], revision } = body;
        if (upload === undefined)
          return savedDraft(await drafts.save(by, { base, files: written ?? {} }, revision), handOut);
        const opened = await deps.openUpload(upload);
        if (!opened.ok) return badUpload(opened.why);
        const gone = Object.fromEntries(removed.map((path) => [path, null]));
        return savedDraft(
          await drafts.save(by, { base, files: { ...opened.files, ...gone } }, revision),
          handOut,
        );
      }),
    },
    deps,
  );
}

function publishedAnswer(
  outcome: Published | Overtaken,
  more: { readonly warnings?: readonly FileProblem[] } = {},
): RouteResult<AnswerOf<"PUT /v1/config">> {
  if (outcome.result === "overtaken") return overtaken(outcome);
  const { published, replaced } = outcome;
  const { version, digest, by, note } = published;
  return {
    change: { target: "config", ...defined({ from: replaced }), to: version },
    body: { result: outcome.result, version, digest, by, note, ...more },
    did: { result: outcome.result, version, ...defined({ note }) },
  };
}

const overtaken = ({ since }: Pick<Overtaken, "since">): Refused => ({
  problem: { kind: "overtaken", detail: overtakenInWords(since), more: { since } },
});

function startedPlan(started: PlanStarted): RouteResult<AnswerOf<"POST /v1/config/plan">> {
  switch (started.result) {
    case "started":
      return { body: { id: started.id }, status: 202, did: { plan: started.id } };
    case "wrong":
      return wrongConfig(started.problems, "there is no plan of it");
    case "bad-upload":
      return badUpload(started.why);
    case "overtaken":
      return overtaken(started);
    default:
      return started satisfies never;
  }
}

function planAnswer(
  found: PlanState | undefined,
  seesCustomers: boolean,
): RouteResult<AnswerOf<"GET /v1/config/plan/{id}">> {
  if (!found) {
    const detail = "nobody has asked for this plan, or its night is over: ask for it again";
    return { problem: { kind: "not-found", detail, place: "path.id" } };
  }
  if (found.state !== "done" || seesCustomers) return { body: found };
  return { body: { ...found, plan: withoutExamples(found.plan) } };
}

/** Its files with it, or beside it where there are too many. */
async function shownDraft({ draft, revision }: KeptDraft, handOut: HandOut) {
  if (!draft) return { draft, revision };
  const { files, ...rest } = draft;
  const written = Object.entries(files).flatMap(([path, text]) =>
    text === null ? [] : [[path, text] as const],
  );
  const out = await handOut(Object.fromEntries(written), { saveAs: "draft.zip", zip: false });
  if ("files" in out) return { draft, revision };
  const removed = Object.keys(files).filter((path) => files[path] === null);
  return { draft: { ...rest, removed, archive: out.archive }, revision };
}

async function savedDraft(
  saved: SaveResult,
  handOut: HandOut,
): Promise<RouteResult<AnswerOf<"PUT /v1/config/draft">>> {
  switch (saved.result) {
    case "saved":
      return { body: { revision: saved.revision, savedAt: saved.savedAt } };
    case "outdated": {
      const detail = "the draft was saved from elsewhere since it was read; nothing was saved";
      return { problem: { kind: "overtaken", detail, more: await shownDraft(saved, handOut) } };
    }
    case "too-large": {
      const detail = "the changes are larger than 8 MB squeezed: publish some of them first";
      return { problem: { kind: "too-large", detail, place: "body.files" } };
    }
    default:
      return saved satisfies never;
  }
}
