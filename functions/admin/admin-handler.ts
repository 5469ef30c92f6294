import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type * as z from "zod";
import {
  ADMIN_ANSWER_BYTES,
  ADMIN_BODY_BYTES,
  ADMIN_ROUTES,
  type AdminFunction,
  type AdminRoute,
  type ReadingFunction,
} from "../../src/contracts/admin.ts";
import { UPLOAD_INSTEAD } from "../../src/contracts/admin-config.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { OPEN_TO_ALL } from "../../src/contracts/personal-answers.ts";
import { withheld } from "../../src/domain/basics/withheld.ts";
import type { ChangeMade } from "../../src/domain/team/change.ts";
import { parseObject } from "../middleware/json.ts";
import { type CallerLimits, limited } from "../middleware/limited.ts";
import { observed } from "../middleware/observed.ts";
import { type Problem, problemResponse, problems } from "../middleware/problem.ts";
import { bytesOf } from "../middleware/raw-body.ts";
import { type AdminEvent, audited } from "./audited.ts";
import { type Caller, callerOf, subjectOf } from "./caller.ts";

export type RouteResult<Body> =
  /** `did`: what the audit line says of it, and `change` what the log of changes says besides. No personal data. */
  | {
      readonly body: Body;
      readonly status?: 200 | 202;
      readonly did?: AdminEvent["did"];
      readonly change?: ChangeMade;
    }
  | { readonly problem: Problem };

/** How a route is refused: fits every route. */
export type Refused = Extract<RouteResult<never>, { readonly problem: Problem }>;

type Route = (typeof ADMIN_ROUTES)[number];
export type Answer<Body> = (event: AdminEvent) => Promise<RouteResult<Body>>;
/** Each route of a function answers as its shape says. */
export type Answers<F extends AdminFunction> = { readonly [R in AdminRoute<F>]: Answer<AnswerOf<R>> };
/** What is done around the answer of a route. */
type Around = (route: Route, answer: Answer<unknown>) => Answer<unknown>;

/** A page asks for several documents at once. Without a token nobody gets past the gateway. */
const PEOPLE: CallerLimits<AdminEvent> = {
  address: { perSecond: 5, burst: 60 },
  counted: "requests",
  refused: [401],
  credential: { of: subjectOf, rate: { perSecond: 20, burst: 200 } },
};

/** One function of the admin API that only reads: its routes, each behind its scope. Every call leaves an audit line. */
export const makeAdminHandler = <F extends ReadingFunction>(name: F, answers: Answers<F>) =>
  makeRoutes(name, answers, (_, answer) => answer);

/** The same, for changing-handler.ts. */
export function makeRoutes<F extends AdminFunction>(name: F, answers: Answers<F>, around: Around) {
  return middy<AdminEvent, APIGatewayProxyStructuredResultV2>()
    .use(observed(name))
    .use(audited())
    .use(limited(PEOPLE))
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
      const outcome = await around(route, answer)(event);
      if ("problem" in outcome) return problemResponse(outcome.problem);
      event.did = outcome.did;
      return respond(outcome.status ?? 200, JSON.stringify(forCaller(outcome.body, route, caller)));
    });
}

/** A route's answer to what the schema makes of the request's path parameters, query and JSON body. */
export function answering<T, Body>(
  schema: z.ZodType<T>,
  answer: (request: T, by: string) => Promise<RouteResult<Body>>,
  /** Whether it belongs into the log of changes. */
  isChange: (request: T) => boolean = () => true,
): Answer<Body> {
  return async (event) => {
    const body = event.requestContext.http.method === "GET" ? { body: {} } : bodyOf(event);
    if ("problem" in body) return body;
    const { pathParameters: path = {}, queryStringParameters: query = {} } = event;
    const request = schema.safeParse({ path, query, ...body });
    if (request.success) {
      if (!isDryRun(body.body) && isChange(request.data)) await event.begin?.();
      return answer(request.data, event.caller?.subject ?? "");
    }
    const errors = request.error.issues.map((issue) => ({
      place: issue.path.join("."),
      detail: issue.message,
    }));
    return { problem: { kind: "malformed", detail: "not as docs/admin-api.md describes it", errors } };
  };
}

const isDryRun = ({ dry_run }: Readonly<Record<string, unknown>>): boolean => dry_run === true;

/** What somebody without the scope for personal data gets to see. Programs may have it or not, like any other. */
function forCaller(body: unknown, { route }: Route, { scopes }: Caller): unknown {
  const open = OPEN_TO_ALL[route];
  return open === "open" || scopes.includes("personal.read") ? body : withheld(body, open);
}

function bodyOf(event: AdminEvent) {
  const decoded = bytesOf(event, ADMIN_BODY_BYTES);
  // Configs have a way for any size.
  const instead = event.routeKey.includes(" /v1/config") ? `. ${UPLOAD_INSTEAD}` : "";
  if ("kind" in decoded) return { problem: { ...decoded, detail: `${decoded.detail}${instead}` } };
  const { raw } = decoded;
  if (raw.length > ADMIN_BODY_BYTES) {
    const detail = `the body has ${raw.length} bytes, ${ADMIN_BODY_BYTES} are allowed${instead}`;
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
