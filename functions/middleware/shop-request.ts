import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { z } from "zod";
import type { ShopKeys } from "../../src/app/collect/deps.ts";
import { tillErrors } from "../../src/contracts/till.ts";
import { observed } from "./observed.ts";
import { type Failures, type Problem, problemResponse, problems } from "./problem.ts";
import { type RawRequest, rawBody } from "./raw-body.ts";

type Answer = APIGatewayProxyStructuredResultV2;

export interface ShopRequestDeps {
  readonly secrets: { keys(): Promise<ShopKeys> };
  readonly clock: { now(): number };
  /** Why a request is not the shop's own server's. */
  readonly refusedCaller: (event: RawRequest, keys: ShopKeys, now: number) => Problem | undefined;
}

/** A handler that only the shop's own server may ask; everybody else gets a problem document, and `answer` is not asked. */
export function makeShopRequests(
  name: string,
  failures: Failures,
  { refusedCaller, secrets, clock }: ShopRequestDeps,
  answer: (event: RawRequest) => Promise<Answer>,
) {
  return middy<RawRequest, Answer>()
    .use(observed(name))
    .use(problems(failures))
    .use(rawBody())
    .handler(async (event) => {
      const refused = refusedCaller(event, await secrets.keys(), clock.now());
      return refused ? problemResponse(refused) : answer(event);
    });
}

/** A request that does not fit its shape: every place and what is wrong there. `guide` describes the shape. */
export function malformedBy(error: z.ZodError, guide: string): Problem {
  const errors = tillErrors(error);
  const detail = `the request does not have the documented shape (${guide})`;
  return { kind: "malformed", detail, place: errors[0]?.place ?? "body", errors };
}
