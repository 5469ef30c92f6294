import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  type GetCommandOutput,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { FORMAT, formatOf, stamp, upToDate } from "../../contracts/formats.ts";
import { notRepeated } from "./not-repeated.ts";

export interface Key {
  readonly owner: string;
  readonly entry: string;
}

/** An item as the document client reads it. */
export type Item = NonNullable<GetCommandOutput["Item"]>;

/** `#name` stands for the attribute `name` everywhere, so that no reserved word needs care. */
export interface Condition {
  readonly text: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Reads are strong unless they say otherwise; a write whose condition does not hold answers false. */
export interface JournalTable {
  get(key: Key, consistency?: "eventual"): Promise<Item | undefined>;
  put(key: Key, attributes: object, condition: Condition): Promise<boolean>;
  update(key: Key, change: Condition, condition: Condition, names?: Record<string, string>): Promise<boolean>;
  /** An update that is never made twice: it fails where the answer is lost, and may have had its effect. */
  updateOnce(
    key: Key,
    change: Condition,
    condition: Condition,
    names?: Record<string, string>,
  ): Promise<boolean>;
  /** An update that answers with what the changed attributes were; undefined when the condition does not hold. */
  replace(key: Key, change: Condition, condition: Condition): Promise<Item | undefined>;
  remove(key: Key, condition: Condition): Promise<boolean>;
  /** Without a prefix all items of the owner. */
  query(owner: string, prefix?: string, consistency?: "eventual"): AsyncIterable<Item>;
  /** The same, the last entry first. */
  newest(owner: string, prefix: string): AsyncIterable<Item>;
}

export const ABSENT: Condition = { text: "attribute_not_exists(#entry)" };
/** Whatever is there. */
export const ANY: Condition = { text: "" };

export function makeJournalTable(documents: DynamoDBDocumentClient, table: string): JournalTable {
  const updateOf = (key: Key, change: Condition, condition: Condition, names: Record<string, string>) => {
    const both = {
      text: `${change.text} ${condition.text}`,
      values: { ...change.values, ...condition.values },
    };
    return new UpdateCommand({
      TableName: table,
      Key: key,
      UpdateExpression: change.text,
      ...(condition.text !== "" && { ConditionExpression: condition.text }),
      ReturnValues: "UPDATED_OLD",
      ...expression(both, names),
    });
  };
  const updated = (command: UpdateCommand) =>
    held(async () => (await documents.send(command)).Attributes ?? {});
  async function* queried(
    owner: string,
    { prefix, consistency, isBackwards = false }: Way,
  ): AsyncGenerator<Item> {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        KeyConditionExpression: `#owner = :owner${prefix === undefined ? "" : " AND begins_with(#entry, :prefix)"}`,
        ExpressionAttributeNames: {
          "#owner": "owner",
          ...(prefix !== undefined && { "#entry": "entry" }),
        },
        ExpressionAttributeValues: { ":owner": owner, ...(prefix !== undefined && { ":prefix": prefix }) },
        ConsistentRead: consistency !== "eventual",
        ScanIndexForward: !isBackwards,
      },
    );
    for await (const { Items } of pages) yield* (Items ?? []).map(present);
  }

  return {
    async get(key, consistency) {
      const ConsistentRead = consistency !== "eventual";
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead }));
      return Item && present(Item);
    },
    put: async (key, attributes, condition) =>
      (await held(() =>
        documents.send(
          new PutCommand({
            TableName: table,
            Item: { ...attributes, ...key, ...stamp("journal") },
            ...(condition.text !== "" && {
              ConditionExpression: condition.text,
              ...expression(condition),
            }),
          }),
        ),
      )) !== undefined,
    update: async (key, change, condition, names = {}) =>
      (await updated(updateOf(key, change, condition, names))) !== undefined,
    updateOnce: async (key, change, condition, names = {}) =>
      (await updated(notRepeated(updateOf(key, change, condition, names)))) !== undefined,
    replace: (key, change, condition) => updated(updateOf(key, change, condition, {})),
    remove: async (key, condition) =>
      (await held(() =>
        documents.send(
          new DeleteCommand({
            TableName: table,
            Key: key,
            ...(condition.text !== "" && {
              ConditionExpression: condition.text,
              ...expression(condition),
            }),
          }),
        ),
      )) !== undefined,
    query: (owner, prefix, consistency) => queried(owner, { prefix, consistency }),
    newest: (owner, prefix) => queried(owner, { prefix, isBackwards: true }),
  };
}

/**
 * An item as this release writes it. One that a newer release wrote throws: what decides whether a mail may go or a code
 * is worth something is not guessed.
 */
const present = ({ [FORMAT]: format, ...item }: Item): Item =>
  upToDate("journal", formatOf({ format }), item) as Item;

/** How the items of an owner are read. */
interface Way {
  readonly prefix: string | undefined;
  readonly consistency?: "eventual" | undefined;
  readonly isBackwards?: boolean;
}

async function held<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

function expression({ text, values }: Condition, names: Readonly<Record<string, string>> = {}) {
  const used = [...new Set(text.match(/#\w+/g))].map((name) => [name, names[name] ?? name.slice(1)]);
  return {
    ExpressionAttributeNames: Object.fromEntries(used),
    ...(values && Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}
