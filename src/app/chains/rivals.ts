import type { Instant } from "../../domain/basics/calendar.ts";
import { chainNamed } from "../../domain/campaigns/chain-of.ts";
import { isMail } from "../../domain/chains/actions.ts";
import type { Cohort, Entry } from "../../domain/chains/journal.ts";
import { legFrom, type Nights, nextLegDue } from "../../domain/chains/legs.ts";
import { yieldsTo } from "../../domain/chains/priorities.ts";
import type { Chain } from "../../domain/config/chain.ts";
import { makeHolds } from "./conditions.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { MemberTurn } from "./turn.ts";

type Deps = Pick<ChainStepDeps, "journal" | "config" | "expressions">;

const NO_MAILS = () => [];

/** Whether any chain goes before this one: else nobody need be asked about the last place. */
export const hasRivals = ({ published, chain }: Pick<MemberTurn, "published" | "chain">): boolean =>
  Object.values(published.bundle.chains).some((other) => yieldsTo(chain, other));

/**
 * The chain with a higher priority that has a mail for the same customer before another place under the cap frees up:
 * the last one is kept for it. Whether that mail will go nobody knows yet.
 */
export function makeRivalOf({ journal, config, expressions }: Deps) {
  const holds = makeHolds(expressions);
  return async (turn: MemberTurn, freeAt: Instant): Promise<string | undefined> => {
    const entries = await journal.entries(turn.entry.customer);
    const paused = await config.pausedChains();
    for (const entry of entries) {
      if (entry.status === "done" || entry.holdout || paused.has(entry.chain)) continue;
      if (entry.chain === turn.cohort.chain) continue;
      const bundle = (await config.part(entry.version, NO_MAILS))?.bundle;
      const chain = bundle && chainNamed(bundle, entry.chain);
      if (!bundle || !chain || !yieldsTo(turn.chain, chain)) continue;
      const moment = { now: turn.now, enteredAt: entry.enteredAt };
      if (chain.exit !== undefined && holds(chain.exit, turn.person, bundle, moment)) continue;
      const cohort = await journal.cohort(entry.cohort);
      const due =
        cohort && nextMailAt(entry, cohort, chain, { store: bundle.store, timeZone: cohort.timeZone });
      if (due !== undefined && due < freeAt) return entry.chain;
    }
    return undefined;
  };
}

/** When the next step that sends is due, as far as its cohort can tell; undefined where none is left. */
function nextMailAt(
  { steps }: Entry,
  { step: first, dueAt }: Cohort,
  chain: Chain,
  nights: Nights,
): Instant | undefined {
  const over = steps.filter(({ what }) => what !== "deferred");
  const last = over.reduce((latest, note) => Math.max(latest, note.step), -1);
  const takenAt = over.find(({ step }) => step === last)?.at ?? dueAt;
  let leg = legFrom(chain, last + 1);
  let due = leg && (leg.step === first ? dueAt : nextLegDue(leg, nights, takenAt));
  while (leg && due !== undefined && !isMail(leg.action)) {
    leg = legFrom(chain, leg.step + 1);
    due = leg && nextLegDue(leg, nights, due);
  }
  return due;
}
