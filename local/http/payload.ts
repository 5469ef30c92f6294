import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { ACCOUNT } from "../template/resources.ts";
import type { Authorization } from "../users/authorizer.ts";

/** The content types whose bodies API Gateway passes on as text; every other body arrives in base64. */
const TEXT = /^(text\/.*|application\/(.*\+)?(json|xml)|application\/javascript)$/;

export interface Called {
  readonly apiId: string;
  readonly routeKey: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly now: Instant;
  /** Of a route that asks for a token. */
  readonly authorization: Extract<Authorization, { readonly ok: true }> | undefined;
}

/** What API Gateway makes of a request for a Lambda function: payload format 2.0. */
export function payloadOf(request: IncomingMessage, body: Buffer, called: Called): APIGatewayProxyEventV2 {
  const url = new URL(request.url ?? "/", "http://localhost");
  const { cookie, ...headers } = headersOf(request);
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const isText = TEXT.test(type) && headers["content-encoding"] === undefined;
  const query = queryOf(url.searchParams);
  return {
    version: "2.0",
    routeKey: called.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(called.parameters).length > 0 && { pathParameters: called.parameters }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: called.apiId,
      ...(called.authorization && { authorizer: { jwt: jwtOf(called.authorization) } }),
      domainName: headers.host ?? "localhost",
      domainPrefix: called.apiId,
      http: {
        method: request.method ?? "GET",
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: (request.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, ""),
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: called.routeKey,
      stage: "$default",
      time: gatewayTime(called.now),
      timeEpoch: called.now,
    },
    ...(body.length > 0 && { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function jwtOf({ claims, scopes }: NonNullable<Called["authorization"]>) {
  return { claims, scopes: scopes.length > 0 ? scopes : null };
}

/** Lower-cased names; the values of a repeated header joined by commas. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values = []] of Object.entries(request.headersDistinct))
    headers[name] = values.join(name === "cookie" ? "; " : ",");
  return headers;
}

function queryOf(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key).join(",")]),
  );
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `12/Mar/2020:19:03:58 +0000` */
function gatewayTime(now: Instant): string {
  const [year, month, day, time] = new Date(now).toISOString().slice(0, 19).split(/[-T]/);
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0000`;
}

const Structured = z.object({
  statusCode: z.coerce.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
}

/** What API Gateway makes of a function's result: an answer if it looks like one, else a 200 with the result as JSON. */
export function answerOf(result: unknown): Answer {
  if (typeof result !== "object" || result === null || !("statusCode" in result))
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: typeof result === "string" ? result : (JSON.stringify(result) ?? ""),
    };
  const { statusCode, headers = {}, cookies, body = "", isBase64Encoded } = Structured.parse(result);
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), `${value}`] as const);
  return {
    status: statusCode,
    headers: {
      "content-type": "text/plain;charset=utf-8",
      ...Object.fromEntries(given),
      ...(cookies && { "set-cookie": cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body, "base64") : body,
  };
}
