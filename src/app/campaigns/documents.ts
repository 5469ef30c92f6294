import type { Instant } from "../../domain/basics/calendar.ts";
import type { Tally } from "../../domain/campaigns/outcome.ts";
import type { CampaignPlan } from "../../domain/campaigns/plan.ts";
import { documentsOf } from "../../domain/campaigns/run.ts";
import type { Position, Timetable } from "../../domain/campaigns/schedule.ts";
import type { Expected, Waterfall } from "../../domain/campaigns/waterfall.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { RunStore } from "../../ports/nightly.ts";

/** What a start or a check is about, fixed by its first task. */
export interface Begun {
  readonly campaign: string;
  readonly version: number;
  /** Of a check 0. */
  readonly start: number;
  readonly startedAt: Instant;
  readonly beginsAt: Instant;
  readonly endsAt?: Instant;
  readonly shardCount: number;
}

/** One of those who are let in, and what is expected of them. */
export type Row = readonly [customer: CustomerKey, position: Position, expected: Expected, timeZone: string];

/** What one shard of the base holds of the audience. A start's is its roster: whoever is not in it never gets the mail. */
export interface Survey {
  readonly customers: number;
  readonly waterfall: Waterfall;
  /** Positions of those who are to get a mail, by time zone: 64-bit floats in base 64. */
  readonly positions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

/** The audience as a whole, weighed before anything goes. */
export interface Weighed {
  readonly begun: Begun;
  readonly at: Instant;
  readonly currency: string;
  readonly customers: number;
  readonly waterfall: Waterfall;
  readonly table: Timetable;
  /** Mails of each day of the ramp-up, or of the only one. */
  readonly days: readonly number[];
  readonly mailsASecond: number;
  readonly plan: CampaignPlan;
  /** The last mail is due about then. */
  readonly lastDue: Instant;
}

/** What became of a start's customers, when that was last counted. */
export interface Outcome {
  readonly at: Instant;
  readonly tally: Tally;
}

interface Documents {
  readonly begun: Begun;
  readonly survey: Survey;
  readonly weighed: Weighed;
  readonly tally: Tally;
  readonly outcome: Outcome;
}

type Name = "begun" | "weighed" | "outcome" | `survey/${number}` | `tally/${number}`;
type Of<N extends Name> = N extends `${infer Kind extends keyof Documents}/${number}`
  ? Documents[Kind]
  : N extends keyof Documents
    ? Documents[N]
    : never;

/** The slash keeps these out of the index of nights. */
const stored = (name: Name | `${"survey" | "tally"}/`): string => `part/${name}`;

/** A campaign's documents beside those of the nights. */
export function campaignDocuments(runs: RunStore, campaign: string, which: number | "check") {
  const run = documentsOf(campaign, which);
  const read = async <N extends Name>(name: N) => (await runs.get(run, stored(name))) as Of<N> | undefined;
  return {
    read,
    async made<N extends Name>(name: N): Promise<Of<N>> {
      const document = await read(name);
      if (document === undefined) throw new Error(`${run} has no ${name}`);
      return document;
    },
    write: <N extends Name>(name: N, document: Of<N>): Promise<void> => runs.put(run, stored(name), document),
    drop: (kind: "survey" | "tally"): Promise<void> => runs.drop(run, stored(`${kind}/`)),
  };
}

/** How a start was weighed; undefined while its audience is being looked through. */
export async function readWeighed(runs: Pick<RunStore, "get">, campaign: string, start: number) {
  return (await runs.get(documentsOf(campaign, start), stored("weighed"))) as Weighed | undefined;
}

export const packed = (positions: readonly Position[]): string =>
  Buffer.from(Float64Array.from(positions).buffer).toString("base64");

export function unpacked(text: string): Float64Array {
  const bytes = Buffer.from(text, "base64");
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
