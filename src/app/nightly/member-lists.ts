import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { write, writeLatest } from "./documents.ts";
import type { LatestMembers } from "./segment-documents.ts";

interface Place {
  readonly segment: string;
  readonly cell: string;
}

/** Lists the customers of one shard by where the night has put them: some 25,000 keys. */
export function makeMemberLists() {
  const segments = new Map<string, Map<string, CustomerKey[]>>();
  return {
    add(customer: CustomerKey, { segment, cell }: Place): void {
      const cells = segments.get(segment) ?? new Map<string, CustomerKey[]>();
      segments.set(segment, cells);
      const keys = cells.get(cell) ?? [];
      cells.set(cell, keys);
      keys.push(customer);
    },
    async write(runs: RunStore, { run, fence, shard }: LatestMembers & { readonly shard: number }) {
      const lists = [...segments].map(([segment, cells]) => [segment, Object.fromEntries(cells)]);
      await write(runs, run, `members/${fence}/${shard}`, Object.fromEntries(lists));
    },
  };
}

/** Readers open the lists of this night from now on, and those of earlier nights go. */
export async function publishMembers(runs: RunStore, { run, fence }: LatestMembers): Promise<void> {
  await writeLatest(runs, "members", { run, fence });
  for (const other of await runs.runsWith("members")) {
    if (other === run || other === "latest") continue;
    await runs.drop(other, "members/");
    await runs.drop(other, "members");
  }
}
