import type { AsideCounts, DamagedRecord, PutAside } from "../domain/quarantine/record.ts";

/** Whom readers tell of what they cannot read, before they go on without it. */
export interface Quarantine {
  putAside(record: DamagedRecord): Promise<void>;
}

/** The records that are put aside, each once. */
export interface QuarantineStore extends Quarantine {
  /** Everything, in no order that means anything. */
  list(): AsyncIterable<PutAside>;
  /** May be a second old. Counting ends at `MOST_COUNTED`. */
  counts(): Promise<AsideCounts>;
  get(id: string): Promise<PutAside | undefined>;
  /** The record is read again, or given up. */
  forget(id: string): Promise<void>;
}

export const MOST_COUNTED = 10_000;

/** The records as the tables hold them, for whoever mends them. */
export interface RawRecords {
  /** Undefined where nothing is there any more. */
  show(record: Pick<DamagedRecord, "kind" | "customer" | "fact">): Promise<unknown>;
}
