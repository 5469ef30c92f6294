import { AsyncLocalStorage } from "node:async_hooks";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { itemSize, type StoredItem, writeUnits } from "./dynamodb/item-size.ts";

/** What calls to AWS have cost: requests of any service, and the capacity units of DynamoDB. */
export interface Consumed {
  /** Of PutEvents each event counts, as on the bill. */
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** By call: `PutEvents`, or operation and table in DynamoDB, `PutItem ComebackData-Events1`. */
export type Consumption = Map<string, Consumed>;

const NOTHING: Consumed = { requests: 0, readUnits: 0, writeUnits: 0 };
/** Of the whole process: a Lambda instance works on one invocation at a time. */
const whole: Consumption = new Map();
const scopes = new AsyncLocalStorage<Consumption>();

/** Counts what `work` consumes apart from everything else in the process: for the local stack, whose functions share one. */
export function consumingInto<T>(consumption: Consumption, work: () => T): T {
  return scopes.run(consumption, work);
}

/** What has been consumed so far, here. Functions take the difference between an invocation's beginning and its end. */
export function consumed(): Consumed {
  return addUp((scopes.getStore() ?? whole).values());
}

export function addUp(parts: Iterable<Consumed>): Consumed {
  let sum = NOTHING;
  for (const part of parts) sum = plus(sum, part);
  return sum;
}

export const plus = (a: Consumed, b: Consumed): Consumed => ({
  requests: a.requests + b.requests,
  readUnits: a.readUnits + b.readUnits,
  writeUnits: a.writeUnits + b.writeUnits,
});

const READS = new Set(["GetItem", "BatchGetItem", "Query", "Scan"]);
const WRITES = new Set(["PutItem", "UpdateItem", "DeleteItem"]);

/** The part of a call's input and output that says what it cost. */
export interface Metered {
  readonly TableName?: string;
  readonly Item?: StoredItem;
  /** Of a batch, by table. */
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly Entries?: readonly unknown[];
  readonly ConsumedCapacity?: Capacity | readonly Capacity[] | undefined;
}

interface Capacity {
  readonly CapacityUnits?: number | undefined;
}

/**
 * Makes a client count what it consumes: asks DynamoDB for the units of every call, and adds them up. A condition that
 * does not hold costs units too, which DynamoDB charges without saying; those are reckoned from what was to be written.
 */
export function counted<C extends { readonly middlewareStack: object }>(client: C): C {
  // All clients' stacks work alike; only the inputs that they are typed for differ.
  const stack = client.middlewareStack as DynamoDBClient["middlewareStack"];
  stack.add(
    (next, { commandName = "" }) =>
      (args) => {
        const answersWithUnits = READS.has(operationOf(commandName)) || WRITES.has(operationOf(commandName));
        if (!answersWithUnits) return next(args);
        return next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
      },
    { step: "initialize", name: "askForConsumedCapacity" },
  );
  stack.add(
    (next, { commandName = "" }) =>
      (args) =>
        counting(
          operationOf(commandName),
          args.input as Metered,
          () => next(args),
          ({ output }) => output as Metered,
        ),
    // After the document client has put the input in DynamoDB's own form, and outside of the retries.
    { step: "build", name: "countConsumedCapacity" },
  );
  return client;
}

/** Counts one call by its input, which is in DynamoDB's own form, and by what `partOf` finds in the answer. */
export async function counting<T>(
  operation: string,
  input: Metered,
  call: () => Promise<T>,
  partOf: (answer: T) => Metered = (answer) => answer as Metered,
): Promise<T> {
  try {
    const answer = await call();
    count(operation, input, unitsOf(partOf(answer).ConsumedCapacity));
    return answer;
  } catch (error) {
    const isRefused = error instanceof Error && error.name === "ConditionalCheckFailedException";
    if (isRefused) count(operation, input, refusedUnits(input));
    throw error;
  }
}

const operationOf = (commandName: string) => commandName.replace(/Command$/, "");

const unitsOf = (capacity: Metered["ConsumedCapacity"] = []) =>
  [capacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

function count(operation: string, { TableName, RequestItems = {}, Entries }: Metered, units: number): void {
  const consumption = scopes.getStore() ?? whole;
  // Batches here are of one table each.
  const table = TableName ?? Object.keys(RequestItems)[0];
  const call = table === undefined ? operation : `${operation} ${table}`;
  consumption.set(
    call,
    plus(consumption.get(call) ?? NOTHING, {
      requests: Entries?.length ?? 1,
      readUnits: WRITES.has(operation) ? 0 : units,
      writeUnits: WRITES.has(operation) ? units : 0,
    }),
  );
}

/** As if nothing was there: what there was is not known, and in all tables but `customers` it is below a KB. */
function refusedUnits({ Item }: Metered): number {
  return writeUnits(Item ? itemSize(Item) : 0);
}
