import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { expect } from "vitest";
import type { AdminEvent } from "../../functions/admin/audited.ts";
import { ADMIN_ROUTES, type AdminRoute } from "../../src/contracts/admin.ts";
import { ADMIN_SHAPES } from "../../src/contracts/admin-shapes.ts";
import type { Shape } from "../../src/contracts/answers/shape.ts";

export interface AdminAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Fails unless a route answers as its shape says: with the members that it names, and with no other. Parsing drops what a
 * schema does not know, so that any such member shows in the comparison. Refusals are problem documents, which have tests
 * of their own.
 */
export function expectShaped(route: AdminRoute, { status, body }: AdminAnswer): void {
  if (status >= 300) return;
  const { answer, statuses = [200] }: Shape = ADMIN_SHAPES[route];
  expect(statuses, route).toContain(status);
  const parsed = answer.safeParse(body);
  expect(parsed.error?.issues ?? [], route).toEqual([]);
  expect(body, route).toEqual(parsed.data);
}

/** The route that API Gateway takes a request for: of several that fit, the one with the fewest parameters. */
export function routeOf(method: string, path: string): AdminRoute {
  const plain = path.split("?")[0] ?? "";
  const fitting = ADMIN_ROUTES.map(({ route }) => route)
    .filter((route) => formOf(route).test(`${method} ${plain}`))
    .sort((one, other) => one.split("{").length - other.split("{").length);
  if (!fitting[0]) throw new Error(`no route takes ${method} ${path}`);
  return fitting[0];
}

const formOf = (route: string) =>
  new RegExp(`^${route.replace(/\{\w+\+\}/, ".+").replace(/\{\w+\}/g, "[^/]+")}$`);

/** A handler of the admin API, every answer of which is checked, and what it has taken. */
export function shaped(handler: AdminHandler): AdminHandler {
  return async (event, context) => {
    const answer = await handler(event, context);
    const { statusCode: status = 0, body = "null" } = answer;
    const route = event.routeKey as AdminRoute;
    expectShaped(route, { status, body: JSON.parse(body) });
    if (status < 300) expectTaken(route, event);
    return answer;
  };
}

/** What a function has answered is a request by the shape, too: both go by the same schema. */
function expectTaken(route: AdminRoute, event: AdminEvent): void {
  const { pathParameters, queryStringParameters, body: sent, isBase64Encoded } = event;
  const body = sent && isBase64Encoded ? Buffer.from(sent, "base64").toString() : sent;
  const { request }: Shape = ADMIN_SHAPES[route];
  const said = { path: pathParameters ?? {}, query: queryStringParameters ?? {} };
  const told = route.startsWith("GET ") || !body ? {} : JSON.parse(body);
  expect(request.safeParse({ ...said, body: told }).error?.issues ?? [], route).toEqual([]);
}

type AdminHandler = (event: AdminEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
