import type { Instant } from "../domain/basics/calendar.ts";
import type { AsideCounts, DamagedRecord, PutAside } from "../domain/quarantine/record.ts";

/** Whom readers tell of what they cannot read, before they go on without it. */
export interface Quarantine {
  putAside(record: DamagedRecord): Promise<unknown>;
}

/** The records that are put aside, each once. */
export interface QuarantineStore extends Quarantine {
  /** `dropped`: somebody has decided to live without it, and is not told again. */
  putAside(record: DamagedRecord): Promise<"kept" | "dropped">;
  /** Everything, in no order that means anything; what was dropped as well. */
  list(): AsyncIterable<PutAside>;
  /** Without what was dropped. May be a second old; counting ends at `MOST_COUNTED`. */
  counts(): Promise<AsideCounts>;
  get(id: string): Promise<PutAside | undefined>;
  /** To live without the record. Nothing where it is not there. */
  drop(id: string, reason: string, at: Instant): Promise<void>;
  /** The record can be read again, or is gone. */
  forget(id: string): Promise<void>;
}

export const MOST_COUNTED = 10_000;

/** Records that nothing else is made of: once mended they are as good as any. */
export type OfItsOwn = "entry" | "send" | "code" | "budget" | "document";

/** The records as the tables hold them, for whoever mends them. */
export interface RawRecords {
  /** Undefined where nothing is there any more. */
  get(record: DamagedRecord): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** What is still wrong with it, `none`, or `gone` where nothing is there any more. */
  flawOf(record: DamagedRecord & { readonly kind: OfItsOwn }): Promise<string>;
}
