import type middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { ChangeDetails } from "../../src/domain/team/change.ts";
import { logLine } from "../middleware/observed.ts";
import type { Caller } from "./caller.ts";

/** A request of the admin API, with what the audit line says of it. */
export type AdminEvent = APIGatewayProxyEventV2 & {
  caller?: Caller;
  did?: ChangeDetails | undefined;
  /** Says that the request has been understood and is about to change something. */
  begin?: () => Promise<void>;
};

/**
 * One line per call: who, which route, what came of it. The route as it is declared, never the path: that may hold a
 * customer's address.
 */
export function audited(): middy.MiddlewareObj<AdminEvent, APIGatewayProxyStructuredResultV2> {
  const line: middy.MiddlewareFn<AdminEvent, APIGatewayProxyStructuredResultV2> = ({ event, response }) => {
    const { caller, did, routeKey, requestContext } = event;
    const { statusCode: status } = response ?? {};
    logLine({
      level: "info",
      audit: routeKey,
      ...(caller && { subject: caller.subject, client: caller.client, role: caller.role }),
      status,
      ...did,
      request: requestContext.requestId,
    });
  };
  return { after: line, onError: line };
}
