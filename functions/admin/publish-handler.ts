import { type CheckDeps, type ConfigCheck, makeCheckConfig } from "../../src/app/config/check-config.ts";
import { type DraftsDeps, makeDrafts, type SaveResult } from "../../src/app/config/drafts.ts";
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
} from "../../src/contracts/admin-config.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { refoldUsd } from "../../src/contracts/refold-cost.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, type Refused, type RouteResult } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

type PublishHandlerDeps = PublishFilesDeps & CheckDeps & DraftsDeps & StartPlanDeps & Recording;

/** Puts configs in force: checked as a whole like `comeback config push` does, published as a whole or not at all. */
export function makePublishHandler(deps: PublishHandlerDeps) {
  const publish = makePublishFiles(deps);
  const rollback = makeRollbackConfig(deps);
  const check = makeCheckConfig(deps);
  const drafts = makeDrafts(deps);
  const startPlan = makeStartPlan(deps);
  const readPlan = makeReadPlan(deps);
  return makeChangingHandler(
    "admin-publish",
    {
      "PUT /v1/config": answering(PublishRequest, async ({ body: { files, note, force, base } }, by) => {
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
        const found = await check({ files, ...defined({ base }) });
        return { body: withCost(found), did: { ok: found.ok, problems: found.problems.length } };
      }),

      "POST /v1/config/plan": answering(CheckRequest, async ({ body: { files, base } }) =>
        startedPlan(await startPlan({ files, ...defined({ base }) })),
      ),

      "GET /v1/config/plan/{id}": (event) =>
        answering(PlanRequest, async ({ path: { id } }) => {
          const found = await readPlan(id);
          const seesCustomers = event.caller?.scopes.includes("customers.read") === true;
          return planAnswer(found, seesCustomers);
        })(event),

      "GET /v1/config/draft": answering(DraftRequest, async (_, by) => ({ body: await drafts.read(by) })),

      "PUT /v1/config/draft": answering(SaveDraftRequest, async ({ body: { base, files, revision } }, by) =>
        savedDraft(await drafts.save(by, { base, files }, revision)),
      ),
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

function wrongConfig(problems: readonly FileProblem[], but: string): Refused {
  const detail = `${problems.length} problem${problems.length === 1 ? "" : "s"}; ${but}`;
  return { problem: { kind: "wrong-config", detail, more: { problems } } };
}

/** With what folding profiles again costs at most, in US dollars at list prices. */
function withCost({ refolding, customers, ...check }: ConfigCheck): AnswerOf<"POST /v1/config/check"> {
  const usd = customers === undefined ? {} : { usd: refoldUsd(customers) };
  return {
    ...check,
    ...defined({ customers }),
    ...(refolding && { refolding: { ...refolding, ...usd } }),
  };
}

function savedDraft(saved: SaveResult): RouteResult<AnswerOf<"PUT /v1/config/draft">> {
  switch (saved.result) {
    case "saved":
      return { body: { revision: saved.revision, savedAt: saved.savedAt } };
    case "outdated": {
      const { draft, revision } = saved;
      const detail = "the draft was saved from elsewhere since it was read; nothing was saved";
      return { problem: { kind: "overtaken", detail, more: { draft, revision } } };
    }
    case "too-large": {
      const detail = "the changes are larger than 380 KB squeezed: publish some of them first";
      return { problem: { kind: "too-large", detail, place: "body.files" } };
    }
    default:
      return saved satisfies never;
  }
}
