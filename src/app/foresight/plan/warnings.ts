import type { Bundle } from "../../../domain/config/bundle.ts";
import { type NightEntries, unusual } from "../../../domain/night/usual.ts";
import type { Counters } from "../../../domain/offers/budgets/budget.ts";
import type { Outlook, PlannedSize, PlanWarning, Total } from "./answer.ts";
import type { Reserved } from "./month-sums.ts";

/** What warnings look at of one config. */
export interface Foreseeable {
  readonly bundle: Bundle;
  readonly outlooks: ReadonlyMap<string, Outlook>;
  readonly nights: (chain: string) => readonly number[];
  readonly reserved: ReadonlyMap<string, Reserved>;
  readonly total: Total;
}

interface Known {
  readonly customers: number;
  readonly entries: readonly NightEntries[];
  readonly counters: Counters;
  readonly segments: readonly PlannedSize[];
}

export function warningsOf(
  before: Foreseeable | undefined,
  after: Foreseeable,
  known: Known,
): readonly PlanWarning[] {
  const chains = [...after.outlooks].flatMap(([chain, outlook]) => [
    ...heldTonight(chain, outlook, before?.outlooks.get(chain)),
    ...heldLater(chain, before, after, known),
    ...starved(chain, before, after),
  ]);
  return [
    ...chains,
    ...emptied(known.segments),
    ...budgets(before, after, known.counters),
    ...saturation(before?.total, after.total),
    ...moreMails(before?.total, after.total),
  ];
}

function heldTonight(chain: string, { tonight }: Outlook, before: Outlook | undefined) {
  const { held: because, entrants } = tonight;
  if (!because || (before?.tonight.held && before.tonight.entrants >= entrants)) return [];
  return [{ kind: "held-tonight", chain, entrants, because } as const];
}

function heldLater(
  chain: string,
  before: Foreseeable | undefined,
  after: Foreseeable,
  { customers, entries }: Known,
): readonly PlanWarning[] {
  const first = (counts: readonly number[]) => {
    for (const [night, count] of counts.entries()) {
      if (night === 0) continue;
      const because = unusual(chain, count ?? 0, { nights: entries, customers, existing: false });
      if (because) return { night, entrants: count, because };
    }
    return undefined;
  };
  const found = first(after.nights(chain));
  const known = before && first(before.nights(chain));
  return found && !(known && known.entrants >= found.entrants)
    ? [{ kind: "held-later", chain, ...found }]
    : [];
}

/** Told from the records alone: they show who comes by time passing, before and after. */
function starved(chain: string, before: Foreseeable | undefined, after: Foreseeable): readonly PlanWarning[] {
  const was = sum(before?.nights(chain) ?? []);
  return was > 0 && sum(after.nights(chain)) === 0 ? [{ kind: "nobody-enters", chain, before: was }] : [];
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const emptied = (segments: readonly PlannedSize[]): readonly PlanWarning[] =>
  segments.flatMap(({ id, before, after }) =>
    before !== null && before > 0 && after === 0
      ? [{ kind: "segment-emptied", segment: id, before } as const]
      : [],
  );

function budgets(
  before: Foreseeable | undefined,
  after: Foreseeable,
  counters: Counters,
): readonly PlanWarning[] {
  return [...after.reserved].flatMap(([counter, { limit, most, mean }]): readonly PlanWarning[] => {
    const { issued = 0, returned = 0 } = counters[counter] ?? {};
    const left = Math.max(0, limit - issued + returned);
    const known = before?.reserved.get(counter);
    const isKnown = known !== undefined && known.limit === limit && known.most >= most;
    return most <= left || isKnown
      ? []
      : [{ kind: "budget", counter, left, most, expected: Math.round(mean) }];
  });
}

const SATURATED = 0.2;
const FEW_MAILS = 20;
const MUCH_MORE = 2;

function saturation(before: Total | undefined, after: Total): readonly PlanWarning[] {
  const [was, share] = [before ? overCapIn(before) : 0, overCapIn(after)];
  if (share < SATURATED || after.mails.expected < FEW_MAILS || share <= was + 0.01) return [];
  return [{ kind: "cap", share, before: was }];
}

const overCapIn = ({ overCap, mails }: Total): number =>
  mails.expected > 0 ? (overCap?.expected ?? 0) / mails.expected : 0;

function moreMails(before: Total | undefined, after: Total): readonly PlanWarning[] {
  if (!before) return [];
  const [was, is] = [before.mails.expected, after.mails.expected];
  return is > MUCH_MORE * was && is - was > FEW_MAILS ? [{ kind: "more-mails", before: was, after: is }] : [];
}
