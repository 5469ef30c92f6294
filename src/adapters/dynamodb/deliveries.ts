import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import type { Delivery, FailedDelivery } from "../../domain/webhooks/retries.ts";
import type { Deliveries } from "../../ports/webhooks.ts";
import { type Item, makeJournalTable } from "./journal-table.ts";

const FAILED = "webhooks#failed";
/** Messages may hold a telephone number, so that none of them stays for long. */
const WAITING_DAYS = 3;
const FAILED_DAYS = 30;
const WHATEVER_IS_THERE = { text: "attribute_exists(#entry) OR attribute_not_exists(#entry)" };

const ownerOf = (window: Instant) => `webhooks#${new Date(window).toISOString()}`;
const lifetime = (from: Instant, days: number) => ({
  [JOURNAL_EXPIRY]: Math.ceil((from + days * DAY) / 1_000),
});

/** Items of the journal table with a lifetime: one partition a window, and one of those that were given up. */
export function makeDeliveries(documents: DynamoDBDocumentClient, table: string): Deliveries {
  const items = makeJournalTable(documents, table);
  const read = async <T>(owner: string, most: number, of: (item: Item) => T): Promise<T[]> => {
    const found: T[] = [];
    for await (const item of items.query(owner, "delivery#")) {
      found.push(of(item));
      if (found.length >= most) break;
    }
    return found;
  };
  const keyOf = (owner: string, id: string) => ({ owner, entry: `delivery#${id}` });
  return {
    async wait(window, delivery) {
      const item = { ...delivery, ...lifetime(window, WAITING_DAYS) };
      await items.put(keyOf(ownerOf(window), delivery.message.id), item, WHATEVER_IS_THERE);
    },
    waiting: (window, most) => read(ownerOf(window), most, (item) => plain(item) as Delivery),
    async over(window, id) {
      await items.remove(keyOf(ownerOf(window), id), WHATEVER_IS_THERE);
    },
    async giveUp(delivery) {
      const item = { ...delivery, ...lifetime(delivery.failedAt, FAILED_DAYS) };
      await items.put(keyOf(FAILED, delivery.message.id), item, WHATEVER_IS_THERE);
    },
    async failed() {
      const all = await read(FAILED, Number.POSITIVE_INFINITY, (item) => plain(item) as FailedDelivery);
      return all.sort((one, other) => other.failedAt - one.failedAt);
    },
    async takenUp(id) {
      await items.remove(keyOf(FAILED, id), WHATEVER_IS_THERE);
    },
  };
}

const plain = ({ owner: _, entry: __, [JOURNAL_EXPIRY]: ___, ...delivery }: Item): Item => delivery;
