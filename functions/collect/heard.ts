import type middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { IngestDeps } from "../../src/app/collect/deps.ts";
import { makeNoteHeard } from "../../src/app/collect/note-heard.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import { logFailure } from "../middleware/observed.ts";

/** Notes that a source has spoken where it was let in, before the answer goes: what runs after it may be frozen. */
export function heardFrom(
  deps: Pick<IngestDeps, "heard" | "clock">,
  source: Source,
  /** Whether the source itself has spoken. */
  isItself: (event: unknown) => boolean = () => true,
): middy.MiddlewareObj<unknown, APIGatewayProxyStructuredResultV2> {
  const onFailure = (error: unknown) =>
    logFailure("that the source has spoken could not be noted", error, { source });
  const note = makeNoteHeard({ ...deps, onFailure }, source);
  return {
    after: async ({ event, response }) => {
      if ((response?.statusCode ?? 500) < 300 && isItself(event)) await note();
    },
  };
}
