import { setTimeout as sleep } from "node:timers/promises";
import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Announcement, Bus } from "../../ports/announcements.ts";
import { gathering } from "../gather.ts";

const SOURCE = "comeback";
/** What PutEvents takes in one call. */
const BATCH = 10;
const TRIES = 6;
const FIRST_PAUSE_MS = 100;

/**
 * Announces on an EventBridge bus, ten at a time also what comes one by one. PutEvents answers 200 even when it has
 * refused entries, so those are tried again, with growing pauses; what is refused to the end throws, and the caller's
 * retry announces once more (at least once).
 */
export function makeBus(client: EventBridgeClient, busName: string): Bus {
  const announce = gathering<Announcement>(BATCH, (batch) => publishBatch(client, busName, batch));
  return {
    async publish(announcements) {
      await Promise.all(announcements.map(announce));
    },
  };
}

async function publishBatch(
  client: EventBridgeClient,
  busName: string,
  batch: readonly Announcement[],
): Promise<void> {
  let left = batch;
  for (let attempt = 0; ; attempt += 1) {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({ Entries: left.map((announcement) => entryOf(announcement, busName)) }),
    );
    left = left.filter((_, index) => Entries[index]?.ErrorCode !== undefined);
    if (left.length === 0) return;
    if (attempt === TRIES - 1) {
      const why = Entries.find(({ ErrorCode }) => ErrorCode !== undefined);
      throw new Error(`the bus refused ${left.length} announcements: ${why?.ErrorCode} ${why?.ErrorMessage}`);
    }
    await sleep(FIRST_PAUSE_MS * 2 ** attempt);
  }
}

function entryOf({ type, detail }: Announcement, busName: string) {
  return { EventBusName: busName, Source: SOURCE, DetailType: type, Detail: JSON.stringify(detail) };
}
