import { itemSize, readUnits } from "../../src/adapters/dynamodb/item-size.ts";
import type { Image } from "./changes.ts";
import type { Range } from "./ordered.ts";

/** A query or scan as dynalite's actions pass it on, its expressions parsed. */
export interface PageRequest {
  readonly TableName: string;
  readonly Limit?: number;
  readonly Select?: string;
  readonly ConsistentRead?: boolean;
  readonly ReturnConsumedCapacity?: string;
  readonly _filter?: { readonly expression: unknown };
  /** As requests were written before there were expressions. */
  readonly QueryFilter?: object;
  readonly ScanFilter?: object;
  readonly ConditionalOperator?: string;
  readonly AttributesToGet?: readonly unknown[];
  readonly _projection?: { readonly paths: readonly unknown[] };
}

export interface Page {
  readonly Items?: readonly Image[];
  readonly Count: number;
  readonly ScannedCount: number;
  readonly LastEvaluatedKey?: Image;
  readonly ConsumedCapacity?: object;
}

/** The parts of dynalite that work on items. */
export interface Expressions {
  matchesExprFilter(item: Image, expression: unknown): boolean;
  matchesFilter(item: Image, filter: object, operator?: string): boolean;
  mapPaths(paths: readonly unknown[], item: Image): Image;
}

/** DynamoDB reads up to a megabyte a page, and charges for what it has read rather than for what it answers. */
const PAGE_BYTES = 1024 * 1024;

/** One page of a query or scan: the items of a range, read until the limit or a megabyte, then filtered and cut down. */
export function pageOf(
  db: Expressions,
  range: (range: Range) => Iterable<Image>,
  {
    keys,
    asked,
    within,
  }: { readonly keys: readonly string[]; readonly asked: PageRequest; readonly within: Range },
): Page {
  const { Limit = Number.POSITIVE_INFINITY } = asked;
  const read: Image[] = [];
  let bytes = 0;
  let isCut = false;
  for (const item of range({ ...within, limit: -1 })) {
    isCut = read.length >= Limit || bytes >= PAGE_BYTES;
    if (isCut) break;
    read.push(item);
    bytes += itemSize(item);
  }
  const last = read.at(-1);
  const isFull = isCut || read.length >= Limit || bytes >= PAGE_BYTES;
  const found = read.filter((item) => isWanted(db, asked, item));
  const paths = asked._projection?.paths ?? asked.AttributesToGet;
  const units = readUnits(bytes, asked.ConsistentRead === true);
  return {
    ...(asked.Select !== "COUNT" && {
      Items: paths ? found.map((item) => db.mapPaths(paths, item)) : found,
    }),
    Count: found.length,
    ScannedCount: read.length,
    ...(isFull && last && { LastEvaluatedKey: keyOf(last, keys) }),
    ...(isCharged(asked) && { ConsumedCapacity: { TableName: asked.TableName, CapacityUnits: units } }),
  };
}

function isWanted(db: Expressions, asked: PageRequest, item: Image): boolean {
  if (asked._filter) return db.matchesExprFilter(item, asked._filter.expression);
  const filter = asked.QueryFilter ?? asked.ScanFilter;
  return filter === undefined || db.matchesFilter(item, filter, asked.ConditionalOperator);
}

const keyOf = (item: Image, keys: readonly string[]): Image =>
  Object.fromEntries(keys.map((key) => [key, item[key] ?? {}]));

export const isCharged = ({ ReturnConsumedCapacity: asked }: Pick<PageRequest, "ReturnConsumedCapacity">) =>
  asked === "TOTAL" || asked === "INDEXES";
