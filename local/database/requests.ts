import { createRequire } from "node:module";
import type { DatabaseResponse } from "./changes.ts";

const require = createRequire(import.meta.url);

/** What dynalite throws and answers when a request is refused. */
interface Refused {
  readonly statusCode: number;
  readonly body: object;
}
type Action = (store: object, data: object, done: (error: object | null, answer?: object) => void) => void;
interface Shape {
  readonly types: object;
  readonly custom?: (data: object, store: object) => string | undefined;
}
interface Validations {
  checkTypes(data: object, types: object): object;
  checkValidations(data: object, types: object, custom: Shape["custom"], store: object): void;
  toLowerFirst(text: string): string;
}
const validations: Validations = require("dynalite/validations");

interface Operation {
  readonly shape: Shape;
  readonly action: Action;
}

const operations = new Map<string, Operation>();

/** `DynamoDB_20120810.GetItem`: dynalite has one file for each. */
function operationOf(target: string): Operation {
  const name = validations.toLowerFirst(target.split(".")[1] ?? "");
  const known = operations.get(name) ?? {
    shape: require(`dynalite/validations/${name}`),
    action: require(`dynalite/actions/${name}`),
  };
  operations.set(name, known);
  return known;
}

/**
 * Calls dynalite's operations as its server does, without the server: no sockets, headers, signatures. What is asked in
 * one turn of the loop is answered in the next, so that nobody who asks again and again keeps the process from all else.
 */
export function makeRequests(store: object): (target: string, body: string) => Promise<DatabaseResponse> {
  let waiting: (() => void)[] = [];
  const soon = (work: () => void) => {
    if (waiting.push(work) > 1) return;
    setImmediate(() => {
      const now = waiting;
      waiting = [];
      for (const one of now) one();
    });
  };
  return (target, body) =>
    new Promise((resolve, reject) => {
      const answer = (status: number, content: object) => resolve({ status, body: JSON.stringify(content) });
      const refuse = (error: unknown) =>
        isRefused(error) ? answer(error.statusCode, error.body) : reject(error);
      soon(() => {
        try {
          const { shape, action } = operationOf(target);
          const data = validations.checkTypes(JSON.parse(body), shape.types);
          validations.checkValidations(data, shape.types, shape.custom, store);
          action(store, data, (error, found) => (error ? refuse(error) : answer(200, found ?? {})));
        } catch (error) {
          refuse(error);
        }
      });
    });
}

const isRefused = (error: unknown): error is Refused =>
  error instanceof Error && "statusCode" in error && "body" in error;
