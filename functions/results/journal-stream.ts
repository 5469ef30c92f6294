import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { JournalImage } from "../../src/contracts/journal-image.ts";
import { newsOfEntry } from "../../src/domain/results/of-entry.ts";
import { newsOfSend } from "../../src/domain/results/of-send.ts";
import type { News, Told } from "../../src/domain/results/told.ts";
import { logLine } from "../middleware/observed.ts";

/**
 * Keeps what the records of the journal's stream add to the results. A record that cannot be read is told of in the log
 * and left out, because it would be no better when it came again; anything else that fails brings the whole batch again.
 */
export function makeJournalStream(keepTold: (told: readonly Told[]) => Promise<void>) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
    await keepTold(Records.flatMap((record) => told(record) ?? []));
  };
}

function told(record: DynamoDBRecord): Told | undefined {
  const { eventID: id = "", dynamodb = {} } = record;
  const { OldImage, NewImage, ApproximateCreationDateTime: seconds = 0 } = dynamodb;
  const before = read(OldImage);
  const after = read(NewImage);
  if (before === "unreadable" || after === "unreadable") {
    // What it says is not told: it may be somebody's.
    logLine({ function: "results-count", level: "error", error: "Unreadable", message: `record ${id}` });
    return undefined;
  }
  const news = newsOf(before, after);
  return news && { ...news, id, at: seconds * 1_000 };
}

function read(
  image: NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"],
): JournalImage | "unreadable" | undefined {
  if (image === undefined) return undefined;
  return JournalImage.safeParse(image).data ?? "unreadable";
}

function newsOf(before: JournalImage | undefined, after: JournalImage | undefined): News | undefined {
  const kind = after?.kind ?? before?.kind;
  if (kind === "send")
    return newsOfSend(
      before?.kind === "send" ? before.send : undefined,
      after?.kind === "send" ? after.send : undefined,
    );
  return newsOfEntry(
    before?.kind === "entry" ? before.entry : undefined,
    after?.kind === "entry" ? after.entry : undefined,
  );
}
