import type { DynamoDBRecord } from "aws-lambda";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Change, Image } from "../database/changes.ts";
import type { Table } from "../database/tables.ts";
import { REGION } from "../template/resources.ts";

/** A change as the Lambda function sees it; undefined when the write changed nothing, which a stream does not show. */
export function streamRecord(
  table: Table,
  change: Change,
  sequence: number,
  now: Instant,
): DynamoDBRecord | undefined {
  const image = change.new ?? change.old;
  if (!table.stream || !image || same(change.old, change.new)) return undefined;
  const { arn, view } = table.stream;
  const sequenceNumber = `${sequence}`.padStart(21, "0");
  const showsNew = view === "NEW_IMAGE" || view === "NEW_AND_OLD_IMAGES";
  const showsOld = view === "OLD_IMAGE" || view === "NEW_AND_OLD_IMAGES";
  return {
    eventID: sequenceNumber,
    eventName: !change.old ? "INSERT" : change.new ? "MODIFY" : "REMOVE",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: REGION,
    eventSourceARN: arn,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(now / 1000),
      Keys: attributes(Object.fromEntries(table.keys.map((key) => [key, image[key] ?? {}]))),
      ...(showsNew && change.new && { NewImage: attributes(change.new) }),
      ...(showsOld && change.old && { OldImage: attributes(change.old) }),
      SequenceNumber: sequenceNumber,
      SizeBytes: JSON.stringify(image).length,
      StreamViewType: view as NonNullable<NonNullable<DynamoDBRecord["dynamodb"]>["StreamViewType"]>,
    },
  };
}

type Attributes = NonNullable<NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"]>;
const attributes = (image: Image) => image as Attributes;

const same = (old: Image | undefined, now: Image | undefined) =>
  old !== undefined && now !== undefined && JSON.stringify(old) === JSON.stringify(now);
