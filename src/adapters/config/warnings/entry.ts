import { DAY, HOUR, parseDuration } from "../../../domain/basics/calendar.ts";
import { legFrom } from "../../../domain/chains/legs.ts";
import { isTriggerEvent } from "../../../domain/chains/triggers.ts";
import { OUTSIDE_OF_CHAINS } from "../../../domain/conditions/field-domains.ts";
import { ALWAYS, among, and, type Formula } from "../../../domain/conditions/formula.ts";
import { loosened } from "../../../domain/conditions/loosened.ts";
import { compared } from "../../../domain/conditions/numbers.ts";
import { type Claim, fails, holds } from "../../../domain/conditions/possible.ts";
import { texts } from "../../../domain/conditions/value-set.ts";
import type { Chain, TriggerEvent, Wait } from "../../../domain/config/chain.ts";
import type { Segments } from "../../../domain/config/segments.ts";
import type { PathProblem } from "../problem.ts";
import { neverHolds } from "./conditions.ts";
import type { Judge } from "./judge.ts";

const yes = (field: string) => among(field, texts("true"));
const no = (field: string) => among(field, texts("false"));
const atLeast = (field: string, least: number) => among(field, compared(">=", least));

/** What is so of whoever has just done something. */
const DONE: Readonly<Record<TriggerEvent, Formula>> = {
  subscribed: yes("subscribed"),
  consent_given: among("consent", texts("given")),
  visited: ALWAYS,
  cart_changed: ALWAYS,
  checkout_started: ALWAYS,
  ordered: atLeast("orders", 1),
  // Of an order that was delivered and then taken back, none is left.
  order_delivered: ALWAYS,
  reviewed: atLeast("reviews", 1),
  level_changed: ALWAYS,
  referred: ALWAYS,
};

/** Chains that nobody enters, and such as are over for whoever does. */
export function entryWarnings(chain: Chain, segments: Segments, judge: Judge): readonly PathProblem[] {
  const { enter, exit } = chain;
  const path = ["enter", "when"];
  const when = enter.when === undefined ? ALWAYS : judge.read(enter.when).formula;
  const never = neverHolds(when, [holds(OUTSIDE_OF_CHAINS)], judge);
  if (never) return [{ path, message: `can never hold, so nobody enters the chain: ${never}` }];
  const arrived = "segment" in enter ? arrivedIn(enter.segment, segments, judge) : [];
  if (!judge.canBe(...arrived)) return [];
  if ("segment" in enter && !judge.canBe(holds(OUTSIDE_OF_CHAINS), holds(when), ...arrived)) {
    const message = `can never hold for those who come to segment ${enter.segment}, so nobody enters the chain: enter by another segment, or correct the condition`;
    return [{ path, message }];
  }
  const done = "event" in enter && isTriggerEvent(enter.event) ? [holds(DONE[enter.event])] : [];
  if ("replenishment" in enter) done.push(holds(atLeast("orders", 1)));
  const entered = [holds(loosened(when, true)), ...arrived, ...done, holds(atFirst(chain))];
  if (exit === undefined || judge.canBe(...entered, fails(judge.read(exit).formula))) return [];
  const message =
    "holds already for whoever enters, so the chain is over before its first step: write what only happens later, like ordered_since_entry";
  return [{ path: ["exit"], message }];
}

/** What is so of those whom the night has just put into a segment, some hours later. */
function arrivedIn(segment: string, { list }: Segments, judge: Judge): readonly Claim[] {
  const index = list.findIndex(({ id }) => id === segment);
  const own = list[index];
  const earlier = own ? list.slice(0, index) : list;
  return [
    holds(among("segment", texts(segment))),
    ...(own ? [holds(loosened(judge.read(own.when).formula, true))] : []),
    ...earlier.map(({ when }) => fails(loosened(judge.read(when).formula, false))),
  ];
}

/** What a member's time in the chain is when the first step asks. */
function atFirst(chain: Chain): Formula {
  const waits = legFrom(chain, 0)?.waits ?? [];
  const least = waits.reduce((sum, wait) => sum + lengthOf(wait), 0);
  // A day may have 25 hours.
  const days = Math.max(0, Math.floor(least / DAY) - 1);
  const sinceEntry = and(atLeast("hours_since_entry", least / HOUR), atLeast("days_since_entry", days));
  if (waits.length > 0) return sinceEntry;
  return and(sinceEntry, no("ordered_since_entry"), no("visited_since_entry"));
}

function lengthOf(wait: Wait): number {
  return "wait" in wait && wait.since === undefined ? (parseDuration(wait.wait) ?? 0) : 0;
}
