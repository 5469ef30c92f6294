import type { Rhythm } from "../../domain/facts/heard.ts";
import { SOURCE_NAMES, type Source } from "../../domain/facts/sources.ts";
import type { DataQuality } from "../../domain/night/data-quality.ts";
import type { AsideCounts } from "../../domain/quarantine/record.ts";
import type { QuarantineStore } from "../../ports/quarantine.ts";
import type { Nights } from "../nightly/read.ts";
import { makeReadRhythms, type ReadRhythmsDeps } from "./read-rhythms.ts";
import { makeReadUnseen, type ReadUnseenDeps, type UnseenRow } from "./read-unseen.ts";

export interface SourceStanding {
  readonly source: Source;
  /** Null where it was not heard in the days that are kept. */
  readonly heard: Rhythm | null;
  /** Of the last seven days. */
  readonly notUnderstood: number;
}

export interface Quality {
  readonly now: number;
  /** Those that were heard, or sent what was not understood; the quiet ones first. */
  readonly sources: readonly SourceStanding[];
  /** Of the last seven days: what may cost money or consent first. */
  readonly notUnderstood: readonly UnseenRow[];
  /** Records that cannot be read now, by kind. */
  readonly putAside: AsideCounts;
  /** What the last night has counted; null before the first that has. */
  readonly base: (DataQuality & { readonly night: string }) | null;
}

export interface ReadQualityDeps extends ReadUnseenDeps, ReadRhythmsDeps {
  readonly nights: Pick<Nights, "quality">;
  readonly quarantine: Pick<QuarantineStore, "counts">;
}

/** How good the data are: by what the nights keep and by counts of days, of which there are few. */
export function makeReadQuality(deps: ReadQualityDeps): () => Promise<Quality> {
  const readUnseen = makeReadUnseen(deps);
  const readRhythms = makeReadRhythms(deps);
  return async () => {
    const now = deps.clock.now();
    const [notUnderstood, rhythms, putAside, night] = await Promise.all([
      readUnseen(),
      readRhythms(),
      deps.quarantine.counts(),
      deps.nights.quality(),
    ]);
    const sources = SOURCE_NAMES.map((source) => ({
      source,
      heard: rhythms.get(source) ?? null,
      notUnderstood: notUnderstood
        .filter((row) => row.source === source)
        .reduce((sum, { count }) => sum + count, 0),
    })).filter((one) => one.heard !== null || one.notUnderstood > 0);
    return {
      ...{ now, notUnderstood, putAside },
      sources: sources.sort((a, b) => Number(b.heard?.isQuiet ?? false) - Number(a.heard?.isQuiet ?? false)),
      base: night ? { night: night.run, ...night.counts } : null,
    };
  };
}
