import type { CustomerKey, Fact, FactId } from "../domain/facts/facts.ts";

export interface EventStore {
  /** Stores each fact once: a fact whose id is there already is left as it is and reported as a duplicate. */
  append(facts: readonly Fact[]): Promise<readonly ("stored" | "duplicate")[]>;
  /** Which of the facts are there. Cheaper by far than a duplicate, but one that was stored just now may be missed. */
  known(facts: readonly Fact[]): Promise<readonly boolean[]>;
  /** All facts of one partition that count (those of undone imports do not), read strongly. `eventual`: may be a second old, for half the price. */
  factsOf(key: CustomerKey, consistency?: "eventual"): Promise<readonly Fact[]>;
  /** One fact, read strongly. */
  factAt(key: CustomerKey, id: FactId): Promise<Fact | undefined>;
  /** The `linked` facts of one partition only: few, where the partition may be large. */
  linksOf(key: CustomerKey): Promise<readonly Fact[]>;
  /** The facts of one partition that end mails (withdrawals, complaints, permanent bounces), read strongly. */
  stopsOf(key: CustomerKey): Promise<readonly Fact[]>;
  /** The partitions of one scan segment that an import told of, each once, and by how many facts; undone ones included. */
  partitionsOfImport(
    importId: string,
    shard: number,
    shards: number,
  ): AsyncIterable<{ readonly customer: CustomerKey; readonly facts: number }>;
  /** How many facts there are: exact where they are few, else as of some hours ago. */
  approximateCount(): Promise<number>;
  /** Every partition key of one scan segment, each once. */
  keys(shard: number, shards: number): AsyncIterable<CustomerKey>;
}
