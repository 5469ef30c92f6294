import { setTimeout as sleep } from "node:timers/promises";
import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Announcement, Bus } from "../../ports.ts";

const SOURCE = "comeback";
/** What PutEvents takes in one call. */
const BATCH = 10;
const TRIES = 6;
const FIRST_PAUSE_MS = 100;

interface Waiting {
  readonly announcement: Announcement;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Announces on an EventBridge bus. What comes while a call is under way waits for the next one, so that customers who
 * enter one by one are announced ten at a time. PutEvents answers 200 even when it has refused entries, so those are
 * tried again, with growing pauses; what is refused to the end throws, and the caller's retry announces once more (at
 * least once).
 */
export function makeBus(client: EventBridgeClient, busName: string): Bus {
  const waiting: Waiting[] = [];
  let isAtWork = false;

  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      try {
        const announcements = batch.map(({ announcement }) => announcement);
        await publishBatch(client, busName, announcements);
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isAtWork = false;
  }

  return {
    async publish(announcements) {
      const published = announcements.map(
        (announcement) => new Promise<void>((done, failed) => waiting.push({ announcement, done, failed })),
      );
      void work();
      await Promise.all(published);
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
