import { type Day, type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { UNNAMED_CURRENCY } from "../../domain/basics/money.ts";
import { foldSettings } from "../../domain/people/fold-settings.ts";
import { bothReaches, NOBODY, type Reach, reachOf } from "../../domain/people/refold.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readLatest } from "./documents.ts";

export interface PendingDeps {
  readonly runs: RunStore;
  readonly config: Pick<ConfigStore, "version">;
}

/** By which settings profiles are folded, and whom the next night has to fold again because they have changed. */
export interface Pending {
  /** The version that everybody is folded with; absent before the first night. */
  readonly since?: number;
  readonly reach: Reach;
}

/** A projector that was at work when a version was published may fold with the one before for so long: no function runs longer. */
const UNDER_WAY_MS = 15 * MINUTE;

/** Whoever was known before the first version says so in the profile. */
const BEFORE_THE_FIRST: Reach = { kind: "currencies", currencies: [UNNAMED_CURRENCY] };

/**
 * What is left to fold again for a version. Every version since the last one that everybody was folded with counts,
 * also one that was taken back: the projector has worked by it meanwhile.
 */
export async function pendingRefold(
  deps: PendingDeps,
  published: PublishedBundle,
  today: Day,
): Promise<Pending> {
  const folded = await readLatest(deps.runs, "folded");
  const since = folded?.version ?? 0;
  let reach = folded ? (folded.again ?? NOBODY) : BEFORE_THE_FIRST;
  let before = since === published.version ? published : await deps.config.version(since);
  for (let version = since + 1; version <= published.version; version++) {
    const next = version === published.version ? published : await deps.config.version(version);
    if (before && next) reach = bothReaches(reach, reachOf(foldSettings(before), foldSettings(next), today));
    before = next ?? before;
  }
  return { ...defined({ since: folded?.version }), reach };
}

/** Whether a profile that was written then may still have been folded with the version before. */
export const isTooEarly = ({ publishedAt }: Pick<PublishedBundle, "publishedAt">, at: Instant): boolean =>
  at < publishedAt + UNDER_WAY_MS;
