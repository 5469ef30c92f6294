import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { type Measured, serverError, UNMEASURED } from "../alarms/aws-metrics.ts";
import type { Handlers } from "../functions/handlers.ts";
import type { Activity } from "../time/activity.ts";
import type { Authorization } from "../users/authorizer.ts";
import { type Answer, answerOf, payloadOf } from "./payload.ts";
import type { Api, Cors } from "./routes.ts";

/** API Gateway refuses larger requests. */
const LARGEST_BODY = 10 * 1024 * 1024;

export interface HttpApiDeps {
  readonly handlers: Pick<Handlers, "invoke">;
  readonly activity: Activity;
  readonly now: () => Instant;
  readonly log: (line: string) => void;
  readonly measured?: Measured;
}

const message = (status: number, text: string): Answer => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message: text }),
});

/** What is wrong with the token is in the header, as on AWS; the body says next to nothing. */
function refused({ status, reason }: Extract<Authorization, { readonly ok: false }>): Answer {
  const { headers, ...answer } = message(status, status === 401 ? "Unauthorized" : "Forbidden");
  const error = status === 401 ? "invalid_token" : "insufficient_scope";
  const challenge = `Bearer error="${error}" error_description="${reason.replace(/[^\x20-\x7e]|["\\]/g, " ")}"`;
  return { ...answer, headers: { ...headers, "www-authenticate": challenge } };
}

/** Answers as API Gateway does for an HTTP API of the template, with the real handlers behind its routes. */
export function makeHttpApi(
  api: Api,
  { handlers, activity, now, log, measured = UNMEASURED }: HttpApiDeps,
): RequestListener {
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const method = request.method ?? "GET";
    if (api.cors && isPreflight(request))
      return { status: 204, headers: preflight(api.cors, request), body: "" };
    const body = await bodyOf(request);
    if (!body) return message(413, "Request Entity Too Large");
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const found = api.find(method, path);
    if (!found) return message(404, "Not Found");
    const { route, parameters } = found;
    try {
      const authorization = await route.authorize?.(request.headers.authorization);
      if (authorization && !authorization.ok) return refused(authorization);
      const called = { apiId: api.id, routeKey: route.key, parameters, now: now(), authorization };
      return answerOf(await handlers.invoke(route.function, payloadOf(request, body, called)));
    } catch (error) {
      log(`${method} ${path} failed: ${(error as Error).name}: ${(error as Error).message}`);
      return message(500, "Internal Server Error");
    }
  };

  return (request, response) => {
    const answered = async () => {
      const given = await answer(request);
      if (given.status >= 500) measured(serverError(api.id));
      write(response, given, allowed(api.cors, request));
    };
    // A client that goes away in the middle of its request gets no answer.
    activity.during(answered).catch(() => response.destroy());
  };
}

/** The whole body; undefined when it is too large. What comes after the limit is read and dropped. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined;
}

function write(
  response: ServerResponse,
  { status, headers, body }: Answer,
  cors: Record<string, string>,
): void {
  response.writeHead(status, { ...headers, ...cors, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

const isPreflight = (request: IncomingMessage) =>
  request.method === "OPTIONS" &&
  request.headers.origin !== undefined &&
  request.headers["access-control-request-method"] !== undefined;

function preflight(cors: Cors, request: IncomingMessage): Record<string, string> {
  const origin = allowed(cors, request);
  if (!origin["access-control-allow-origin"]) return {};
  return {
    ...origin,
    "access-control-allow-methods": cors.AllowMethods.join(","),
    "access-control-allow-headers": cors.AllowHeaders.join(","),
    ...(cors.MaxAge !== undefined && { "access-control-max-age": `${cors.MaxAge}` }),
  };
}

/** With a CORS configuration, the gateway's own headers replace those of the function. */
function allowed(cors: Cors | undefined, request: IncomingMessage): Record<string, string> {
  const origin = request.headers.origin;
  if (!cors || origin === undefined) return {};
  const any = cors.AllowOrigins.includes("*");
  if (!any && !cors.AllowOrigins.includes(origin)) return {};
  return {
    "access-control-allow-origin": any && !cors.AllowCredentials ? "*" : origin,
    ...(cors.ExposeHeaders.length > 0 && { "access-control-expose-headers": cors.ExposeHeaders.join(",") }),
    ...(cors.AllowCredentials && { "access-control-allow-credentials": "true" }),
  };
}
