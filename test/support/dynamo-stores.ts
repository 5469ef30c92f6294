import { makeCatalogueStore } from "../../src/adapters/dynamodb/catalogue-store.ts";
import { makeCheckpointStore } from "../../src/adapters/dynamodb/checkpoint-store.ts";
import { makeConfigStore } from "../../src/adapters/dynamodb/config-store.ts";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeEventStore } from "../../src/adapters/dynamodb/event-store.ts";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { makeSendingStore } from "../../src/adapters/dynamodb/sending-store.ts";
import { makeTasteStore } from "../../src/adapters/dynamodb/taste-store.ts";
import type { TestDynamo } from "./dynamo.ts";

/** All stores of a shop, on the tables of a test. */
export function dynamoStores({ documents, names }: Pick<TestDynamo, "documents" | "names">) {
  return {
    journal: makeJournal(documents, names.journal),
    sending: makeSendingStore(documents, names.journal),
    events: makeEventStore(documents, names.events),
    customers: makeCustomerStore(documents, names.customers),
    tastes: makeTasteStore(documents, names.tastes),
    checkpoints: makeCheckpointStore(documents, names.checkpoints),
    catalogue: makeCatalogueStore(documents, names.journal),
    config: makeConfigStore(documents, names.config),
  };
}
