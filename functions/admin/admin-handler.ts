import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type * as z from "zod";
import {
  ADMIN_ANSWER_BYTES,
  ADMIN_BODY_BYTES,
  ADMIN_ROUTES,
  type AdminFunction,
  type AdminRoute,
} from "../../src/contracts/admin.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { parseObject } from "../middleware/json.ts";
import { observed } from "../middleware/observed.ts";
import { type Problem, problemResponse, problems } from "../middleware/problem.ts";
import { bytesOf } from "../middleware/raw-body.ts";
import { type AdminEvent, audited } from "./audited.ts";
import { callerOf } from "./caller.ts";

export type RouteResult<Body> =
  /** `did`: what the audit line says of it. No personal data. */
  | { readonly body: Body; readonly status?: 200 | 202; readonly did?: AdminEvent["did"] }
  | { readonly problem: Problem };

/** How a route is refused: fits every route. */
export type Refused = Extract<RouteResult<never>, { readonly problem: Problem }>;

type Answer<Body> = (event: AdminEvent) => Promise<RouteResult<Body>>;

/**
 * One function of the admin API: its routes, each behind its scope, each answering as its shape says. Every call leaves an
 * audit line.
 */
export function makeAdminHandler<F extends AdminFunction>(
  name: F,
  answers: { readonly [R in AdminRoute<F>]: Answer<AnswerOf<R>> },
) {
  return middy<AdminEvent, APIGatewayProxyStructuredResultV2>()
    .use(observed(name))
    .use(audited())
    .use(
      problems({
        unavailable: "too much at once: try again in a moment",
        internal: "it is not known whether this was done: look before you try again",
      }),
    )
    .handler(async (event) => {
      const route = ADMIN_ROUTES.find((one) => one.function === name && one.route === event.routeKey);
      if (!route) return problemResponse({ kind: "not-found", detail: "no such route", place: "path" });
      const caller = callerOf(event, route.scope);
      if ("problem" in caller) return problemResponse(caller.problem);
      event.caller = caller;
      const answer: Answer<unknown> = answers[route.route as AdminRoute<F>];
      const outcome = await answer(event);
      if ("problem" in outcome) return problemResponse(outcome.problem);
      event.did = outcome.did;
      return respond(outcome.status ?? 200, JSON.stringify(outcome.body));
    });
}

/** A route's answer to what the schema makes of the request's path parameters, query and JSON body. */
export function answering<T, Body>(
  schema: z.ZodType<T>,
  answer: (request: T, by: string) => Promise<RouteResult<Body>>,
): Answer<Body> {
  return async (event) => {
    const body = event.requestContext.http.method === "GET" ? { body: {} } : bodyOf(event);
    if ("problem" in body) return body;
    const { pathParameters: path = {}, queryStringParameters: query = {} } = event;
    const request = schema.safeParse({ path, query, ...body });
    if (request.success) return answer(request.data, event.caller?.subject ?? "");
    const errors = request.error.issues.map((issue) => ({
      place: issue.path.join("."),
      detail: issue.message,
    }));
    return { problem: { kind: "malformed", detail: "not as docs/admin-api.md describes it", errors } };
  };
}

function bodyOf(event: AdminEvent) {
  const decoded = bytesOf(event, ADMIN_BODY_BYTES);
  if ("kind" in decoded) return { problem: decoded };
  const { raw } = decoded;
  if (raw.length > ADMIN_BODY_BYTES) {
    const detail = `the body has ${raw.length} bytes, ${ADMIN_BODY_BYTES} are allowed`;
    return { problem: { kind: "body-too-large", detail, place: "body" } as const };
  }
  return raw.length === 0 ? { body: {} } : parseObject(raw);
}

function respond(statusCode: number, body: string): APIGatewayProxyStructuredResultV2 {
  const bytes = Buffer.byteLength(body);
  if (bytes > ADMIN_ANSWER_BYTES) {
    const detail = `the answer has ${bytes} bytes, ${ADMIN_ANSWER_BYTES} are possible: ask for less at a time`;
    return problemResponse({ kind: "answer-too-large", detail });
  }
  return {
    statusCode,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body,
  };
}
