import { createHash } from "node:crypto";
import type { DamagedRecord } from "../domain/quarantine/record.ts";

/** Short enough to type: keys of facts are longer than what a sort key holds. */
export function quarantineId({ kind, customer, fact, item }: Omit<DamagedRecord, "reason">): string {
  return createHash("sha256")
    .update(JSON.stringify([kind, customer, fact ?? item ?? null]))
    .digest("hex")
    .slice(0, 16);
}
