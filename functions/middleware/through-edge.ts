import { createHash } from "node:crypto";
import type middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { EDGE_HEADERS } from "../../src/contracts/edge.ts";
import { problemResponse } from "./problem.ts";
import { headerOf } from "./raw-body.ts";
import { sameSecret } from "./same-secret.ts";

/**
 * Lets in only what has come through the deployment's CloudFront, which says so by a secret, and takes the caller's address
 * from it: behind CloudFront the connection's own is CloudFront's. `digests`: SHA-256 of the good secrets, in hex.
 */
export function throughEdge(
  digests: readonly string[],
): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  return {
    before: (request) => {
      const { event } = request;
      const shown = createHash("sha256")
        .update(headerOf(event, EDGE_HEADERS.secret) ?? "")
        .digest("hex");
      if (!digests.map((one) => sameSecret(one, shown)).includes(true)) return problemResponse(AROUND);
      const sourceIp = headerOf(event, EDGE_HEADERS.viewer) ?? event.requestContext.http.sourceIp;
      const http = { ...event.requestContext.http, sourceIp };
      request.event = { ...event, requestContext: { ...event.requestContext, http } };
      return undefined;
    },
  };
}

const AROUND = {
  kind: "forbidden",
  detail: "this address answers only what comes through the shop's public one",
} as const;
