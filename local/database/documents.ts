import { ConditionalCheckFailedException, DynamoDBServiceException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { counting, type Metered } from "../../src/adapters/consumption.ts";
import type { DocumentSend } from "../../src/adapters/transport.ts";
import { inRounds } from "../time/rounds.ts";
import { type Attributes, decodeItem, encodeItem } from "./attributes.ts";
import type { Database } from "./database.ts";

const OPERATIONS = new Map<unknown, string>([
  [GetCommand, "GetItem"],
  [PutCommand, "PutItem"],
  [UpdateCommand, "UpdateItem"],
  [DeleteCommand, "DeleteItem"],
  [QueryCommand, "Query"],
  [ScanCommand, "Scan"],
  [BatchGetCommand, "BatchGetItem"],
]);

/**
 * Sends the commands of document clients in this process: the same JSON to the same operations as by the SDK, without
 * its dozen layers between (endpoints, user agent, signature, retries, schemas), which took a third of the handlers' time.
 * Commands that are not listed go the SDK's way.
 */
export const makeDocumentSend =
  ({ request }: Pick<Database, "request">): DocumentSend =>
  (sdk) =>
  async (command) => {
    const operation = OPERATIONS.get(command.constructor);
    if (operation === undefined) return sdk(command);
    const input = { ...encoded(command.input), ReturnConsumedCapacity: "TOTAL" };
    const answer = await counting(operation, input, async () => {
      const { status, body } = await inRounds(() =>
        request(`DynamoDB_20120810.${operation}`, JSON.stringify(input)),
      );
      const content = JSON.parse(body);
      if (status !== 200) throw failure(content);
      return content as Answer;
    });
    return decoded(answer);
  };

type Keys = Readonly<Record<string, { readonly Keys: readonly object[] }>>;
interface Input {
  readonly Item?: object;
  readonly Key?: object;
  readonly ExclusiveStartKey?: object;
  readonly ExpressionAttributeValues?: object;
  readonly RequestItems?: Keys;
}

function encoded(input: Input): Metered {
  const { Item, Key, ExclusiveStartKey, ExpressionAttributeValues, RequestItems, ...rest } = input;
  return {
    ...rest,
    ...(Item && { Item: encodeItem(Item) }),
    ...(Key && { Key: encodeItem(Key) }),
    ...(ExclusiveStartKey && { ExclusiveStartKey: encodeItem(ExclusiveStartKey) }),
    ...(ExpressionAttributeValues && { ExpressionAttributeValues: encodeItem(ExpressionAttributeValues) }),
    ...(RequestItems && { RequestItems: byTable(RequestItems, withKeys(encodeItem)) }),
  };
}

interface Answer extends Metered {
  readonly Item?: Attributes;
  readonly Attributes?: Attributes;
  readonly LastEvaluatedKey?: Attributes;
  readonly Items?: readonly Attributes[];
  readonly Responses?: Readonly<Record<string, readonly Attributes[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly Attributes[] }>>;
}

function decoded(answer: Answer): object {
  const { Item, Attributes, LastEvaluatedKey, Items, Responses, UnprocessedKeys, ...rest } = answer;
  return {
    $metadata: { httpStatusCode: 200 },
    ...rest,
    ...(Item && { Item: decodeItem(Item) }),
    ...(Attributes && { Attributes: decodeItem(Attributes) }),
    ...(LastEvaluatedKey && { LastEvaluatedKey: decodeItem(LastEvaluatedKey) }),
    ...(Items && { Items: Items.map(decodeItem) }),
    ...(Responses && { Responses: byTable(Responses, (items) => items.map(decodeItem)) }),
    ...(UnprocessedKeys && { UnprocessedKeys: byTable(UnprocessedKeys, withKeys(decodeItem)) }),
  };
}

const byTable = <T, U>(tables: Readonly<Record<string, T>>, each: (one: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(tables).map(([table, one]) => [table, each(one)]));

const withKeys =
  <K, T extends { readonly Keys: readonly K[] }>(each: (key: K) => object) =>
  (one: T) => ({ ...one, Keys: one.Keys.map(each) });

function failure({ __type = "", message = "", Message = message }: Record<string, string>): Error {
  const name = __type.split("#").at(-1) ?? __type;
  const shape = { $metadata: { httpStatusCode: 400 }, message: Message };
  return name === "ConditionalCheckFailedException"
    ? new ConditionalCheckFailedException(shape)
    : new DynamoDBServiceException({ ...shape, name, $fault: "client" });
}
