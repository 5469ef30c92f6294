import { makePointsCode, type PointsCodeDeps } from "../../src/app/loyalty/wallets/points-code.ts";
import { PointsCodeRequest } from "../../src/contracts/till-loyalty.ts";
import type { ShopRequestDeps } from "../middleware/shop-request.ts";
import { codeAnswer } from "./answers.ts";
import { asking, makePointsQuestions } from "./questions.ts";
import { problemOf } from "./refusals.ts";

/** POST /v1/loyalty/{customer}/codes: points become a code of the ledger. */
export function makePointsCodeHandler(deps: PointsCodeDeps & ShopRequestDeps) {
  const pointsCode = makePointsCode(deps);
  return makePointsQuestions("points-code", deps, {
    "POST codes": asking(PointsCodeRequest, async (who, request) => {
      const made = await pointsCode(who, request);
      return made.kind === "code" ? { answer: codeAnswer(made) } : { problem: problemOf(made) };
    }),
  });
}
