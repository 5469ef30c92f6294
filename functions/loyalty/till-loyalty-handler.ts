import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { z } from "zod";
import { boundedId } from "../../src/app/collect/identity-keys.ts";
import { makeCancel } from "../../src/app/loyalty/cancel.ts";
import { makeCard } from "../../src/app/loyalty/card.ts";
import { makeCommit } from "../../src/app/loyalty/commit.ts";
import { makeHold } from "../../src/app/loyalty/hold.ts";
import { makePointsCode, type PointsCodeDeps } from "../../src/app/loyalty/points-code.ts";
import { makeReadBalance } from "../../src/app/loyalty/read-balance.ts";
import { tillErrors } from "../../src/contracts/till.ts";
import {
  BalanceRequest,
  HoldPointsRequest,
  OrderPointsRequest,
  PointsCodeRequest,
} from "../../src/contracts/till-loyalty.ts";
import { toMinor } from "../../src/domain/basics/money.ts";
import { parseObject } from "../middleware/json.ts";
import { observed } from "../middleware/observed.ts";
import { type Problem, problemResponse, problems } from "../middleware/problem.ts";
import { type RawRequest, rawBody } from "../middleware/raw-body.ts";
import { balanceAnswer, codeAnswer, holdAnswer } from "./answers.ts";
import { cardSvg } from "./card-svg.ts";
import { problemOf } from "./refusals.ts";

type Response = APIGatewayProxyStructuredResultV2;
type Result = { readonly answer: unknown } | { readonly problem: Problem };
type Question = (who: string, event: RawRequest) => Promise<Result>;

interface TillLoyaltyDeps extends PointsCodeDeps {
  /** Why a request is not the shop's own server's. */
  readonly refusedCaller: (
    event: RawRequest,
    keys: Awaited<ReturnType<PointsCodeDeps["secrets"]["keys"]>>,
    now: number,
  ) => Problem | undefined;
}

const FAILURES = {
  unavailable: "the wallets take no more at the moment: ask again, with the same order",
  internal: "it is not known whether this was done: ask again, with the same order",
};

/**
 * What the shop's till and site ask about points: GET /v1/loyalty/{customer} and …/card, POST …/hold, …/commit, …/cancel
 * and …/codes. Whatever is refused is a problem document with its reason, and has changed nothing.
 */
export function makeTillLoyaltyHandler(deps: TillLoyaltyDeps) {
  const hold = makeHold(deps);
  const commit = makeCommit(deps);
  const cancel = makeCancel(deps);
  const balance = makeReadBalance(deps);
  const card = makeCard(deps);
  const pointsCode = makePointsCode(deps);

  const QUESTIONS: Readonly<Record<string, Question>> = {
    "GET balance": async (who, event) => {
      const parsed = BalanceRequest.safeParse(event.queryStringParameters ?? {});
      if (!parsed.success) return malformed(parsed.error);
      const { total, currency } = parsed.data;
      const found = await balance(who, total, currency);
      return found.kind === "balance" ? { answer: balanceAnswer(found) } : { problem: problemOf(found) };
    },
    "GET card": async (who) => {
      const made = await card(who);
      if (made.kind !== "card") return { problem: problemOf(made) };
      return { answer: { number: made.number, svg: cardSvg(made.number) } };
    },
    "POST hold": asking(HoldPointsRequest, async (who, { order, total, currency, ...asked }) => {
      const request = { ...asked, order: boundedId(order), currency, total: toMinor(total, currency) };
      return told(await hold(who, request));
    }),
    "POST commit": asking(OrderPointsRequest, async (who, { order }) =>
      told(await commit(who, boundedId(order))),
    ),
    "POST cancel": asking(OrderPointsRequest, async (who, { order }) =>
      told(await cancel(who, boundedId(order))),
    ),
    "POST codes": asking(PointsCodeRequest, async (who, request) => {
      const made = await pointsCode(who, request);
      return made.kind === "code" ? { answer: codeAnswer(made) } : { problem: problemOf(made) };
    }),
  };

  return middy<RawRequest, Response>()
    .use(observed("till-loyalty"))
    .use(problems(FAILURES))
    .use(rawBody())
    .handler(async (event) => {
      const refused = deps.refusedCaller(event, await deps.secrets.keys(), deps.clock.now());
      if (refused) return problemResponse(refused);
      const { customer = "" } = event.pathParameters ?? {};
      const ask = QUESTIONS[questionOf(event)];
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

const told = (answer: Awaited<ReturnType<ReturnType<typeof makeHold>>>): Result =>
  answer.kind === "done" ? { answer: holdAnswer(answer) } : { problem: problemOf(answer) };

function asking<S extends z.ZodType>(
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

function malformed(error: z.ZodError): { readonly problem: Problem } {
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
