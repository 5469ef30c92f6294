import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** What the SDK's errors say of who is to blame: `client`, a refusal that has had no effect. */
interface Failure {
  readonly $fault?: "client" | "server";
}

/**
 * Keeps the SDK from making a call again of which nobody knows whether it has had its effect: one whose answer was lost, or
 * says that something broke. For writes that add up. The call then fails, and the caller has to live with either.
 */
export function notRepeated<C extends { readonly middlewareStack: object }>(command: C): C {
  const stack = command.middlewareStack as DynamoDBClient["middlewareStack"];
  stack.add(
    (next) => {
      let isMade = false;
      return async (request) => {
        if (isMade) throw new Error("its answer was lost: it may have had its effect");
        isMade = true;
        try {
          return await next(request);
        } catch (error) {
          if ((error as Failure).$fault === "client") isMade = false;
          throw error;
        }
      };
    },
    // Inside of the retries; the document client takes a command's middlewares twice.
    { step: "finalizeRequest", priority: "low", name: "notRepeated", override: true },
  );
  return command;
}
