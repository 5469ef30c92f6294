import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, FactId } from "../facts/facts.ts";

/** What is kept apart from the rest, and can be damaged without it. */
export const RECORD_KINDS = [
  ...(["profile", "score", "taste", "wallet", "fact"] as const),
  ...(["entry", "send", "code", "budget", "document"] as const),
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** A stored record that cannot be read. */
export interface DamagedRecord {
  readonly kind: RecordKind;
  /** The customer, or the partition of the fact; of a budget and of a night's document what they lie under. */
  readonly customer: CustomerKey;
  /** Of a fact. */
  readonly fact?: FactId;
  /** What names an entry or a send under its customer; a code's text; a budget's counter; a document's name. */
  readonly item?: string;
  /** In plain words, without anything of what is stored. */
  readonly reason: string;
}

/** A damaged record that nights and folds go on without. */
export interface PutAside extends DamagedRecord {
  /** Names the record: the same each time that it is met. */
  readonly id: string;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  /** How often a process has met it; one that meets it again within an hour counts once. */
  readonly times: number;
  /** Somebody has decided to live without it: it is not counted and rings no alarm. */
  readonly dropped?: { readonly at: Instant; readonly reason: string };
}

/** Of each kind, how many records are put aside. */
export type AsideCounts = Readonly<Partial<Record<RecordKind, number>>>;

/** Somebody needs the very record that cannot be read: others go on, this one cannot. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly record: DamagedRecord;

  constructor(record: DamagedRecord) {
    super(`${inWords(record)} cannot be read: ${record.reason} ("comeback quarantine list")`);
    this.record = record;
  }
}

/** As people say it: `the profile of u:17`. Of a code never its text: whoever has that can use it. */
export function inWords({ kind, customer, fact, item }: DamagedRecord): string {
  if (fact !== undefined) return `the fact ${fact} of ${customer}`;
  if (kind === "code") return `a code of ${customer}`;
  if (kind === "budget") return `the budget ${item}`;
  if (kind === "document") return `the document ${item} of ${customer}`;
  return item === undefined ? `the ${kind} of ${customer}` : `the ${kind} ${item} of ${customer}`;
}

export function countsOf(records: Iterable<Pick<DamagedRecord, "kind">>): AsideCounts {
  const counts: Partial<Record<RecordKind, number>> = {};
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

export const totalOf = (counts: AsideCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
