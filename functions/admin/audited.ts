import type middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { logLine } from "../middleware/observed.ts";
import type { Caller } from "./caller.ts";

/** A request of the admin API, with what the audit line says of it. */
export type AdminEvent = APIGatewayProxyEventV2 & {
  caller?: Caller;
  did?: Readonly<Record<string, string | number | boolean>> | undefined;
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
      ...caller,
      status,
      ...did,
      request: requestContext.requestId,
    });
  };
  return { after: line, onError: line };
}
