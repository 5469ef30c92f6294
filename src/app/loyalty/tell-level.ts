import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import { levelOf } from "../../domain/loyalty/balance.ts";
import { changeOf, levelFactId } from "../../domain/loyalty/level-told.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { EventStore } from "../../ports/facts.ts";

export interface LevelLook {
  readonly profile: Profile;
  readonly bundle: Pick<Bundle, "loyalty" | "store">;
  readonly now: Instant;
  /** When what has moved the level happened; `now` when absent. */
  readonly at?: Instant;
  /** Only other rules have moved it: it is told, and begins no chain. */
  readonly quiet?: boolean;
}

/** The fact that tells of a level nobody was told of yet, made so that the same look again makes the same fact. */
export function newLevelFact({ profile, bundle, now, at = now, quiet }: LevelLook): Fact | undefined {
  const { loyalty, store } = bundle;
  if (!loyalty || !profile.loyalty) return undefined;
  const level = levelOf(profile.loyalty, dayOf(store.time_zone, now));
  const change = changeOf(level, profile.levelTold, loyalty);
  if (!change) return undefined;
  return {
    ...{ kind: "level-changed", ...change, ...(quiet && { quiet }) },
    ...{ id: levelFactId(change.to, profile.levelTold), customer: profile.id },
    ...{ at: Math.min(at, now), receivedAt: now, source: "comeback" },
  };
}

/** Tells of a customer's level where it is another than the last that was told. */
export function makeTellLevel({ events }: { readonly events: Pick<EventStore, "append"> }) {
  return async (look: LevelLook): Promise<void> => {
    const fact = newLevelFact(look);
    if (fact) await events.append([fact]);
  };
}
