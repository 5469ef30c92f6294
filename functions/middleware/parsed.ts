import type middy from "@middy/core";
import type { ZodType } from "zod";

/** Replaces the event by what the schema makes of it; a state machine that sends anything else fails loudly. */
export function parsed<T>(schema: ZodType<T>): middy.MiddlewareObj<unknown> {
  return {
    before: (request) => {
      request.event = schema.parse(request.event);
    },
  };
}
