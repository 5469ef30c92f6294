import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { z } from "zod";
import type { TillDeps } from "../../src/app/loyalty/change-wallet.ts";
import { tillErrors } from "../../src/contracts/till.ts";
import { parseObject } from "../middleware/json.ts";
import { observed } from "../middleware/observed.ts";
import { type Problem, problemResponse, problems } from "../middleware/problem.ts";
import { type RawRequest, rawBody } from "../middleware/raw-body.ts";

type Response = APIGatewayProxyStructuredResultV2;
export type Result = { readonly answer: unknown } | { readonly problem: Problem };
type Question = (who: string, event: RawRequest) => Promise<Result>;

export interface ShopRequestDeps extends Pick<TillDeps, "secrets" | "clock"> {
  /** Why a request is not the shop's own server's. */
  readonly refusedCaller: (
    event: RawRequest,
    keys: Awaited<ReturnType<TillDeps["secrets"]["keys"]>>,
    now: number,
  ) => Problem | undefined;
}

const FAILURES = {
  unavailable: "the wallets take no more at the moment: ask again, with the same order",
  internal: "it is not known whether this was done: ask again, with the same order",
};

/**
 * Answers the shop's own server. Questions go by method and what follows the customer in the path, `balance` where nothing
 * does. Whatever is refused is a problem document with its reason, and has changed nothing.
 */
export function makeShopRequests(
  name: string,
  deps: ShopRequestDeps,
  questions: Readonly<Record<string, Question>>,
) {
  return middy<RawRequest, Response>()
    .use(observed(name))
    .use(problems(FAILURES))
    .use(rawBody())
    .handler(async (event) => {
      const refused = deps.refusedCaller(event, await deps.secrets.keys(), deps.clock.now());
      if (refused) return problemResponse(refused);
      const { customer = "" } = event.pathParameters ?? {};
      const ask = questions[questionOf(event)];
      if (!ask) return problemResponse(NO_SUCH_QUESTION);
      const result = await ask(customer, event);
      return "problem" in result ? problemResponse(result.problem) : json(result.answer);
    });
}

/** By the route as it is declared: a customer's name in the path may be anything. */
function questionOf({ routeKey }: RawRequest): string {
  const [method = "", path = ""] = routeKey.split(" ");
  return `${method} ${path.split("/").at(4) ?? "balance"}`;
}

export function asking<S extends z.ZodType>(
  shape: S,
  ask: (who: string, request: z.output<S>) => Promise<Result>,
): Question {
  return async (who, event) => {
    const read = parseObject(event.raw);
    if ("problem" in read) return read;
    const parsed = shape.safeParse(read.body);
    return parsed.success ? ask(who, parsed.data) : malformed(parsed.error);
  };
}

export function malformed(error: z.ZodError): { readonly problem: Problem } {
  const errors = tillErrors(error);
  const detail = "the request does not have the documented shape (docs/loyalty-api.md)";
  return { problem: { kind: "malformed", detail, place: errors[0]?.place ?? "body", errors } };
}

const NO_SUCH_QUESTION: Problem = {
  kind: "not-found",
  detail: "tills ask for a balance or a card, and post hold, commit, cancel or codes",
  place: "path",
};

const json = (answer: unknown): Response => ({
  statusCode: 200,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: JSON.stringify(answer),
});
