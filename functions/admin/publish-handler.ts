import {
  type FileProblem,
  makePublishFiles,
  makeRollbackConfig,
  type PublishFilesDeps,
  type PublishResult,
} from "../../src/app/config/publish-config.ts";
import { PublishRequest, RollbackRequest } from "../../src/contracts/admin.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, type RouteResult } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** Puts configs in force: checked as a whole like `comeback config push` does, published as a whole or not at all. */
export function makePublishHandler(deps: PublishFilesDeps & Recording) {
  const publish = makePublishFiles(deps);
  const rollback = makeRollbackConfig(deps);
  return makeChangingHandler(
    "admin-publish",
    {
      "PUT /v1/config": answering(PublishRequest, async ({ body: { files, note, force } }, by) => {
        const result = await publish({
          files,
          by,
          ...defined({ note }),
          ...(force && { force }),
        });
        if (result.result !== "wrong") return published(result, { warnings: result.warnings });
        const { problems } = result;
        const detail = `${problems.length} problem${problems.length === 1 ? "" : "s"}; nothing was published`;
        return { problem: { kind: "wrong-config", detail, more: { problems } } };
      }),

      "POST /v1/config/rollback": answering(RollbackRequest, async ({ body: { version } }, by) => {
        const result = await rollback(version, by, deps.clock.now());
        if (result.result !== "no-version") return published(result);
        const detail = `there is no version ${version}`;
        return { problem: { kind: "not-found", detail, place: "body.version" } };
      }),
    },
    deps,
  );
}

function published(
  { result, published: { version, digest, by, note }, replaced }: PublishResult,
  more: { readonly warnings?: readonly FileProblem[] } = {},
): RouteResult<AnswerOf<"PUT /v1/config">> {
  const change = { target: "config", ...defined({ from: replaced }), to: version };
  return { body: { result, version, digest, by, note, ...more }, did: { result, version }, change };
}
