import type { z } from "zod";
import { jsonResponse } from "../middleware/answer.ts";
import { parseObject } from "../middleware/json.ts";
import { type Problem, problemResponse } from "../middleware/problem.ts";
import type { RawRequest } from "../middleware/raw-body.ts";
import { makeShopRequests, malformedBy, type ShopRequestDeps } from "../middleware/shop-request.ts";

export type Result = { readonly answer: unknown } | { readonly problem: Problem };
type Question = (who: string, event: RawRequest) => Promise<Result>;

const FAILURES = {
  unavailable: "the wallets take no more at the moment: ask again, with the same order",
  internal: "it is not known whether this was done: ask again, with the same order",
};

/**
 * Answers what tills ask about a customer's points. Questions go by method and what follows the customer in the path,
 * `balance` where nothing does. Whatever is refused is a problem document with its reason, and has changed nothing.
 */
export const makePointsQuestions = (
  name: string,
  deps: ShopRequestDeps,
  questions: Readonly<Record<string, Question>>,
) =>
  makeShopRequests(name, FAILURES, deps, async (event) => {
    const { customer = "" } = event.pathParameters ?? {};
    const ask = questions[questionOf(event)];
    if (!ask) return problemResponse(NO_SUCH_QUESTION);
    const result = await ask(customer, event);
    return "problem" in result ? problemResponse(result.problem) : jsonResponse(200, result.answer);
  });

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

export const malformed = (error: z.ZodError): { readonly problem: Problem } => ({
  problem: malformedBy(error, "docs/loyalty-api.md"),
});

const NO_SUCH_QUESTION: Problem = {
  kind: "not-found",
  detail: "tills ask for a balance or a card, and post hold, commit, cancel or codes",
  place: "path",
};
