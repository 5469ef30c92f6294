import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { z } from "zod";
import type { ShopKeys } from "../../src/app/collect/deps.ts";
import { tillErrors } from "../../src/contracts/till.ts";
import { type Failures, type Problem, problemResponse } from "./problem.ts";
import { LIMITS, type PublicDeps, publicCalls } from "./public-calls.ts";
import { headerOf, type RawRequest, rawBody } from "./raw-body.ts";

type Answer = APIGatewayProxyStructuredResultV2;

export interface ShopRequestDeps extends PublicDeps {
  readonly secrets: { keys(): Promise<ShopKeys> };
  readonly clock: { now(): number };
  /** Why a request is not the shop's own server's. */
  readonly refusedCaller: (event: RawRequest, keys: ShopKeys, now: number) => Problem | undefined;
}

/** A handler that only the shop's own server may ask; everybody else gets a problem document, and `answer` is not asked. */
export function makeShopRequests(
  name: string,
  failures: Failures,
  { refusedCaller, secrets, clock, edge, ticks }: ShopRequestDeps,
  answer: (event: RawRequest) => Promise<Answer>,
) {
  return middy<RawRequest, Answer>()
    .use(publicCalls(name, { edge, ticks, failures, limits: LIMITS.shop(keyShown) }))
    .use(rawBody())
    .handler(async (event) => {
      const refused = refusedCaller(event, await secrets.keys(), clock.now());
      return refused ? problemResponse(refused) : answer(event);
    });
}

/** A key, or the signature of this very message: whether it is good shows later. */
const keyShown = (event: APIGatewayProxyEventV2): string | undefined =>
  ["authorization", "x-write-key", "webhook-signature"]
    .map((name) => headerOf(event, name))
    .find((shown) => shown !== undefined);

/** A request that does not fit its shape: every place and what is wrong there. `guide` describes the shape. */
export function malformedBy(error: z.ZodError, guide: string): Problem {
  const errors = tillErrors(error);
  const detail = `the request does not have the documented shape (${guide})`;
  return { kind: "malformed", detail, place: errors[0]?.place ?? "body", errors };
}
