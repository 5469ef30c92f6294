import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, type Day, formatDay } from "../../domain/basics/calendar.ts";
import { SOURCE_NAMES, type Source } from "../../domain/facts/sources.ts";
import {
  boundedCounts,
  isUnseenKind,
  keyOf,
  MOST_NAMES,
  OTHERS,
  type UnseenCount,
  type UnseenOfDay,
} from "../../domain/facts/unseen.ts";
import type { UnseenStore } from "../../ports/unseen.ts";

const OWNER = "unseen";
/** Seven that are shown, and the one that has begun. */
const KEPT_DAYS = 8;
/** Counting is not worth waiting for: a request is answered after this, counted or not. */
const PATIENCE_MS = 500;

interface Names {
  readonly day: Day;
  readonly known: Set<string>;
}

/**
 * One item of the journal table a source and day: an attribute for each kind and name, and the set of the names, by
 * whose size the item is bounded. A process that knows a name to be there adds to it without a condition; only the
 * first time it brings one, the write asks whether there is room.
 */
export function makeUnseenStore(documents: DynamoDBDocumentClient, table: string): UnseenStore {
  const names = new Map<Source, Names>();
  const knownOf = (source: Source, day: Day) => {
    const kept = names.get(source);
    if (kept?.day === day) return kept.known;
    const known = new Set<string>();
    names.set(source, { day, known });
    return known;
  };

  /** False when there is no room for the names that are `fresh`. */
  async function write(
    { source, day, abortSignal }: Place,
    counts: readonly UnseenCount[],
    fresh: readonly string[],
  ): Promise<boolean> {
    const added = counts.map((_, index) => `#n${index} :n${index}`);
    const update = new UpdateCommand({
      TableName: table,
      Key: keyOfDay(day, source),
      UpdateExpression: `SET #day = :day, #source = :source, #expires = :expires ADD ${[
        ...added,
        ...(fresh.length > 0 ? ["#names :names"] : []),
      ]}`,
      ...(fresh.length > 0 && {
        ConditionExpression: "attribute_not_exists(#names) OR size(#names) <= :room",
      }),
      ExpressionAttributeNames: {
        ...{ "#day": "day", "#source": "source", "#expires": JOURNAL_EXPIRY },
        ...(fresh.length > 0 && { "#names": "names" }),
        ...Object.fromEntries(counts.map((count, index) => [`#n${index}`, keyOf(count)])),
      },
      ExpressionAttributeValues: {
        ...{ ":day": day, ":source": source, ":expires": ((day + KEPT_DAYS) * DAY) / 1_000 },
        ...(fresh.length > 0 && { ":names": new Set(fresh), ":room": MOST_NAMES - fresh.length }),
        ...Object.fromEntries(counts.map(({ count }, index) => [`:n${index}`, count])),
      },
    });
    try {
      await documents.send(update, { abortSignal });
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async function namesThere({ source, day, abortSignal }: Place): Promise<readonly string[]> {
    const get = new GetCommand({
      TableName: table,
      Key: keyOfDay(day, source),
      ConsistentRead: true,
      ProjectionExpression: "#names",
      ExpressionAttributeNames: { "#names": "names" },
    });
    const { Item } = await documents.send(get, { abortSignal });
    return Item?.names instanceof Set ? [...Item.names].map(String) : [];
  }

  return {
    async add(source, day, counts) {
      const place = { source, day, abortSignal: AbortSignal.timeout(PATIENCE_MS) };
      const known = knownOf(source, day);
      const attempt = async (taken: ReadonlySet<string>) => {
        const bounded = boundedCounts(counts, taken);
        const fresh = bounded
          .filter(({ name }) => name !== OTHERS)
          .map(keyOf)
          .filter((key) => !known.has(key));
        const written = await write(place, bounded, fresh);
        for (const name of written ? fresh : await namesThere(place)) known.add(name);
        return written;
      };
      // Others may take the room that was there a moment ago: the third time nothing new is named.
      if ((await attempt(known)) || (await attempt(known))) return;
      await attempt(new Set([...known, ...fullHouse(known)]));
    },
    async counts(first, last) {
      const found: UnseenOfDay[] = [];
      let ExclusiveStartKey: Readonly<Record<string, unknown>> | undefined;
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "#owner = :owner AND #entry BETWEEN :first AND :last",
            ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
            // A tilde comes after every letter.
            ExpressionAttributeValues: {
              ...{ ":owner": OWNER, ":first": formatDay(first), ":last": `${formatDay(last)}~` },
            },
            ExclusiveStartKey,
          }),
        );
        found.push(...(page.Items ?? []).flatMap(countsIn));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return found;
    },
  };
}

interface Place {
  readonly source: Source;
  readonly day: Day;
  readonly abortSignal: AbortSignal;
}

const keyOfDay = (day: Day, source: Source) => ({ owner: OWNER, entry: `${formatDay(day)}#${source}` });

/** Names that nobody has, as many as leave no room. */
const fullHouse = ({ size }: ReadonlySet<string>) =>
  Array.from({ length: Math.max(0, MOST_NAMES - size) }, (_, index) => `${index}`);

/** Attributes of counts are named by kind, a space, and the name. */
function countsIn(item: Readonly<Record<string, unknown>>): readonly UnseenOfDay[] {
  const source = SOURCE_NAMES.find((name) => name === item.source);
  if (source === undefined) return [];
  return Object.entries(item).flatMap(([attribute, count]) => {
    const [kind = "", ...name] = attribute.split(" ");
    if (name.length === 0 || !isUnseenKind(kind) || typeof count !== "number") return [];
    return [{ source, day: Number(item.day), kind, name: name.join(" "), count }];
  });
}
