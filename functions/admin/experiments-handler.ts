import * as z from "zod";
import { makeReadLearning, type ReadLearningDeps } from "../../src/app/nightly/read-learning.ts";
import { makeReadShopProof, type ReadShopProofDeps } from "../../src/app/nightly/read-shop-proof.ts";
import { type DecideExperimentDeps, makeDecideExperiment } from "../../src/app/proof/decide-experiment.ts";
import {
  makeListExperiments,
  makeReadExperiment,
  type ReadExperimentsDeps,
} from "../../src/app/proof/read-experiments.ts";
import { makeListProof, makeReadProof, type ReadProofDeps } from "../../src/app/proof/read-proof.ts";
import { DecideExperimentRequest, ExperimentRequest, ProofRequest } from "../../src/contracts/admin.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, type Refused, type RouteResult } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** How tests of variants stand, what a person decides about them, and what hold-outs have shown. */
export function makeExperimentsHandler(
  deps: ReadExperimentsDeps &
    DecideExperimentDeps &
    ReadProofDeps &
    ReadShopProofDeps &
    ReadLearningDeps &
    Recording,
) {
  const list = makeListExperiments(deps);
  const readOne = makeReadExperiment(deps);
  const decide = makeDecideExperiment(deps);
  const listProof = makeListProof(deps);
  const readShopProof = makeReadShopProof(deps);
  const readLearning = makeReadLearning(deps);
  const readProof = makeReadProof(deps);

  async function decided(
    experiment: string,
    by: string,
    variant?: string,
  ): Promise<RouteResult<AnswerOf<"POST /v1/experiments/{name}/decide">>> {
    const outcome = await decide({ experiment, by, ...defined({ variant }) });
    switch (outcome.result) {
      case "no-experiment":
        return noneOf("experiment", outcome.experiments);
      case "no-variant":
        return noneOf("variant", outcome.variants);
      case "done":
      case "was-so": {
        const done = { experiment, ...defined({ variant }), changed: outcome.result === "done" };
        return { body: done, did: done };
      }
      default:
        return outcome satisfies never;
    }
  }

  return makeChangingHandler(
    "admin-experiments",
    {
      "GET /v1/experiments": answering(z.object({}), async () => ({ body: { experiments: await list() } })),
      "GET /v1/experiments/{name}": answering(ExperimentRequest, async ({ path: { name } }) => {
        const found = await readOne(name);
        return found
          ? { body: found }
          : noneOf(
              "experiment",
              (await list()).map(({ experiment }) => experiment),
            );
      }),
      "GET /v1/proof": answering(z.object({}), async () => {
        const [proof, together, learning] = await Promise.all([listProof(), readShopProof(), readLearning()]);
        return { body: { proof, together, learning } };
      }),
      "GET /v1/proof/{id}": answering(ProofRequest, async ({ path: { id } }) => {
        const found = await readProof(id);
        return found
          ? { body: found }
          : noneOf(
              "hold-out",
              (await listProof()).map((one) => one.id),
            );
      }),
      "POST /v1/experiments/{name}/decide": answering(DecideExperimentRequest, async ({ path, body }, by) =>
        decided(path.name, by, body.variant),
      ),
      "POST /v1/experiments/{name}/reopen": answering(ExperimentRequest, async ({ path }, by) =>
        decided(path.name, by),
      ),
    },
    deps,
  );
}

const noneOf = (what: string, there: readonly string[]): Refused => ({
  problem: {
    kind: "not-found",
    detail: `there is no such ${what}: there is ${there.join(", ") || "none"}`,
    place: "path",
  },
});
