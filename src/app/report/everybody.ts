import pMap from "p-map";
import type { Customer } from "../../domain/people/profile.ts";
import type { CustomerStore } from "../../ports/people.ts";

const SHARDS = 8;

/**
 * Reads every customer once, in no order, several parts of the table beside each other, until `isEnough`. No more is
 * read than `see` takes: where it answers with a promise, its part of the table waits.
 */
export async function everybody(
  customers: Pick<CustomerStore, "scan">,
  see: (customer: Customer) => unknown,
  isEnough: () => boolean = () => false,
): Promise<void> {
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
  await pMap(shards, async (shard) => {
    for await (const customer of customers.scan(shard, SHARDS)) {
      if (isEnough()) return;
      await see(customer);
    }
  });
}
