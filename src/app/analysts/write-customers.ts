import pMap from "p-map";
import { fileIn, folderOf, partitionOf } from "../../domain/analysts/files.ts";
import { TABLES } from "../../domain/analysts/tables.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { AnalystFiles, OpenTableFile } from "../../ports/analyst-files.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { type CustomerNight, makeCustomerRow, orderRows } from "./customer-rows.ts";
import { type Part, removeOthers } from "./parts.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

export interface WriteCustomersDeps {
  readonly customers: Pick<CustomerStore, "scan">;
  readonly analystFiles: AnalystFiles;
  readonly openTable: OpenTableFile;
}

/** On the first night everybody gets a name. */
const NAMED_AT_ONCE = 16;

/** One shard's customers and their order days: those of the night for good, and in the place of the last night's. */
export function makeWriteCustomers(
  { customers, analystFiles, openTable }: WriteCustomersDeps,
  { nameOf }: Pseudonyms,
) {
  return async (night: CustomerNight, part: Part): Promise<{ readonly customers: number }> => {
    const rowOf = makeCustomerRow(night);
    const people = openTable(TABLES.customers.columns);
    const orders = openTable(TABLES.orders.columns);
    const add = async (customer: Customer) => {
      const name = await nameOf(customer);
      if (name === undefined) return;
      people.add(rowOf(customer, name));
      for (const row of orderRows(customer.profile, name, night.bundle.store.currency)) orders.add(row);
    };
    await pMap(customers.scan(part.shard, part.shardCount), add, { concurrency: NAMED_AT_ONCE });
    const bytes = people.finish();
    await analystFiles.put(fileIn(partitionOf("customers_nightly", night.today), part.shard), bytes);
    await analystFiles.put(fileIn(folderOf("customers"), part.shard), bytes);
    await analystFiles.put(fileIn(folderOf("orders"), part.shard), orders.finish());
    for (const table of ["customers", "orders"] as const)
      await removeOthers(analystFiles, folderOf(table), part);
    await removeOthers(analystFiles, partitionOf("customers_nightly", night.today), part);
    return { customers: people.rows() };
  };
}
