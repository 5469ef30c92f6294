import type middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { BY_SOURCE } from "../../src/contracts/metrics.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import { meter } from "../middleware/meter.ts";
import { headerOf } from "../middleware/raw-body.ts";

const NOT_FOUND = 404;

/**
 * Counts the requests that a source was refused, for its alarm: after a few its platform gives up for good. Whoever tries
 * doors at random has none of the headers that the source signs with, and is not counted.
 */
export function countRefusals(
  source: Source,
  headers: readonly string[],
): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  return {
    after: ({ event, response }) => {
      const status = response?.statusCode ?? 200;
      const looksOwn = headers.every((name) => headerOf(event, name) !== undefined);
      if (status >= 400 && status !== NOT_FOUND && looksOwn) meter({ refused: 1 }, { [BY_SOURCE]: source });
    },
  };
}
