import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeEventStore } from "../../src/adapters/dynamodb/event-store.ts";
import { makeRawRecords } from "../../src/adapters/dynamodb/raw-records.ts";
import { makeTasteStore } from "../../src/adapters/dynamodb/taste-store.ts";
import { makeWalletStore } from "../../src/adapters/dynamodb/wallet-store.ts";
import { makeMemoryQuarantineStore } from "../../src/adapters/memory/quarantine-store.ts";
import { toFactItem } from "../../src/contracts/fact-item.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { PutAside } from "../../src/domain/quarantine/record.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { QuarantineStore } from "../../src/ports/quarantine.ts";
import { startDynamo } from "./dynamo.ts";

/** Stores on tables whose items a test can damage, and what their readers put aside. */
export async function damageable(clock: Clock) {
  const { documents, names, stop } = await startDynamo();
  const quarantine = makeMemoryQuarantineStore(clock);
  const set = (TableName: string, Key: Record<string, string>, attribute: string, value: unknown) =>
    documents.send(
      new UpdateCommand({
        ...{ TableName, Key, UpdateExpression: "SET #a = :v" },
        ExpressionAttributeNames: { "#a": attribute },
        ExpressionAttributeValues: { ":v": value },
      }),
    );
  return {
    stop,
    quarantine,
    raw: makeRawRecords(documents, names),
    customers: makeCustomerStore(documents, names.customers, quarantine),
    tastes: makeTasteStore(documents, names.tastes, quarantine),
    events: makeEventStore(documents, names.events, quarantine),
    wallets: makeWalletStore(documents, names.journal, quarantine),
    damage: {
      profile: (id: string, bytes: Uint8Array = Buffer.from("damaged")) =>
        set(names.customers, { id }, "p", bytes),
      score: (id: string) => set(names.customers, { id }, "s", Buffer.from("no score")),
      taste: (id: string) => set(names.tastes, { id }, "t", Buffer.from("no taste")),
      fact: ({ customer, id }: Fact) => set(names.events, { customer, fact: id }, "data", '{"name":"Anna'),
    },
    /** As somebody does by hand. */
    mend: (fact: Fact) =>
      set(names.events, { customer: fact.customer, fact: fact.id }, "data", toFactItem(fact).data),
  };
}

export type Damageable = Awaited<ReturnType<typeof damageable>>;

export async function asideIn(quarantine: QuarantineStore): Promise<readonly PutAside[]> {
  const found: PutAside[] = [];
  for await (const record of quarantine.list()) found.push(record);
  return found.toSorted((a, b) => (a.customer < b.customer ? -1 : 1));
}
