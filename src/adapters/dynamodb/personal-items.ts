import { type DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { type FactItem, readFactItem } from "../../contracts/fact-item.ts";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import type { CustomerKey, Fact, FactId } from "../../domain/facts/facts.ts";
import type { PersonalItems } from "../../ports/erasures.ts";
import { type Item, makeJournalTable } from "./journal-table.ts";

/** The partitions of customers in the tables of events and of the journal. */
export function makePersonalItems(
  documents: DynamoDBDocumentClient,
  names: Readonly<Record<"events" | "journal", string>>,
): PersonalItems {
  const journal = makeJournalTable(documents, names.journal);
  return {
    async everyFact(partition) {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: names.events,
          KeyConditionExpression: "customer = :key",
          ExpressionAttributeValues: { ":key": partition },
          ConsistentRead: true,
        },
      );
      const facts: Fact[] = [];
      for await (const { Items = [] } of pages) facts.push(...Items.map((item) => factOf(item as FactItem)));
      return facts;
    },
    async everyItem(owner) {
      const items: Item[] = [];
      for await (const { [JOURNAL_EXPIRY]: _, ...item } of journal.query(owner)) items.push(item);
      return items;
    },
  };
}

/** A fact whose words are damaged goes like any other: by its key. */
function factOf(item: FactItem): Fact {
  const read = readFactItem(item);
  if ("fact" in read) return read.fact;
  const { at, receivedAt, source } = item;
  const [id, customer] = [item.fact as FactId, item.customer as CustomerKey];
  return { kind: "opaque", type: "damaged", payload: {}, id, customer, at, receivedAt, source };
}
