import { makePointsCode, type PointsCodeDeps } from "../../src/app/loyalty/points-code.ts";
import { PointsCodeRequest } from "../../src/contracts/till-loyalty.ts";
import { codeAnswer } from "./answers.ts";
import { problemOf } from "./refusals.ts";
import { asking, makeShopRequests, type ShopRequestDeps } from "./shop-request.ts";

/** POST /v1/loyalty/{customer}/codes: points become a code of the ledger. */
export function makePointsCodeHandler(deps: PointsCodeDeps & ShopRequestDeps) {
  const pointsCode = makePointsCode(deps);
  return makeShopRequests("points-code", deps, {
    "POST codes": asking(PointsCodeRequest, async (who, request) => {
      const made = await pointsCode(who, request);
      return made.kind === "code" ? { answer: codeAnswer(made) } : { problem: problemOf(made) };
    }),
  });
}
